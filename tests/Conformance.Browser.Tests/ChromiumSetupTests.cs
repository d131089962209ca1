using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Browser.Tests;

public sealed class ChromiumSetupTests
{
    private static readonly string[] Programs = ["/usr/bin/false", "/nowhere/chromium", "/usr/bin/true"];

    [Test]
    public async Task A_program_that_does_not_start_is_passed_over() =>
        (await ChromiumSetup.FindAsync(() => Programs, [], CancellationToken.None)).Should().Be("/usr/bin/true");

    /// <summary>As on a machine where a package brings it, and a PATH that does not lead there.</summary>
    [Test]
    public void A_program_that_a_package_put_in_its_usual_place_is_found_without_the_PATH()
    {
        const string Usual = "/usr/bin/chromium";
        ChromiumProgram.All().Contains(Usual).Should().Be(File.Exists(Usual));
        ChromiumProgram.All().Count(path => path == Usual).Should().Be(File.Exists(Usual) ? 1 : 0, "what is on the PATH as well is named once");
    }

    [Test]
    public async Task What_is_missing_is_installed_by_the_first_installer_that_can()
    {
        var tried = new List<string>();
        ChromiumInstaller Installer(string name, bool succeeds) => new(name, _ =>
        {
            tried.Add(name);
            return Task.FromResult(succeeds);
        });

        var found = await ChromiumSetup.FindAsync(
            () => tried.Contains("second") ? Programs : [], [Installer("first", false), Installer("second", true), Installer("third", true)], CancellationToken.None);

        found.Should().Be("/usr/bin/true");
        tried.Should().Equal("first", "second");
    }

    [Test]
    public async Task Where_nothing_can_be_installed_one_sentence_says_what_to_do()
    {
        ChromiumInstaller[] none = [new("Playwright's installer", _ => Task.FromResult(false)), new("apt-get", _ => Task.FromResult(false))];

        (await ChromiumSetup.FindAsync(() => [], none, CancellationToken.None)).Should().BeNull();
        ChromiumSetup.Missing(none).Should().Contain("neither Playwright's installer nor apt-get could install one: install one of them").And.NotContain("\n");
    }
}
