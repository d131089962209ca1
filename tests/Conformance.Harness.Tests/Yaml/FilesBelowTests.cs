using Conformance.DataFiles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Yaml;

/// <summary>The files below a folder are found, whatever links are among them.</summary>
public sealed class FilesBelowTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Links_that_lead_back_are_not_followed_without_end()
    {
        File.WriteAllText(Path.Combine(folder, "a.xml"), "<a/>");
        var below = Directory.CreateDirectory(Path.Combine(folder, "below")).FullName;
        foreach (var name in new[] { "one", "two", "three" })
        {
            Directory.CreateSymbolicLink(Path.Combine(folder, name), folder);
            Directory.CreateSymbolicLink(Path.Combine(below, name), folder);
        }

        FilesBelow.Of(folder).Should().Equal(Path.Combine(folder, "a.xml"));
    }

    [Test]
    public void A_link_to_another_folder_is_followed()
    {
        var (here, there) = (Directory.CreateDirectory(Path.Combine(folder, "here")).FullName, Directory.CreateDirectory(Path.Combine(folder, "there")).FullName);
        File.WriteAllText(Path.Combine(there, "a.yaml"), "a: b");
        File.WriteAllText(Path.Combine(there, "b.txt"), "b");
        Directory.CreateSymbolicLink(Path.Combine(here, "link"), there);

        FilesBelow.Of(here, "*.yaml").Should().Equal(Path.Combine(here, "link", "a.yaml"));
    }

    [Test]
    public void Links_that_multiply_have_a_limit()
    {
        for (var level = 0; level < 20; level++)
        {
            var at = Directory.CreateDirectory(Path.Combine(folder, $"level{level}")).FullName;
            Directory.CreateSymbolicLink(Path.Combine(at, "left"), Path.Combine(folder, $"level{level + 1}"));
            Directory.CreateSymbolicLink(Path.Combine(at, "right"), Path.Combine(folder, $"level{level + 1}"));
        }

        Directory.CreateDirectory(Path.Combine(folder, "level20"));

        var act = () => FilesBelow.Of(Path.Combine(folder, "level0"));

        act.Should().Throw<IOException>().WithMessage("*holds more than 100000 files and folders*");
    }
}
