using Conformance.Core.Contract;
using Conformance.Core.Documentation;
using Conformance.DataFiles;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Contract;
using FluentAssertions;
using NUnit.Framework;
using static Conformance.Harness.Tests.Documentation.MadeUpPages;

namespace Conformance.Harness.Tests.Documentation;

/// <summary>A disagreement is explained beside the contract's entry, and what cannot be read is counted.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ExplanationTests
{
    private static readonly DataFile Asleep = Page("get_wan_one", "GET /wanAccelerators/{ID}", "Response Codes",
        "It returns response code 202 Accepted.");

    [Test]
    public async Task An_explained_disagreement_is_counted_and_not_told()
    {
        var compared = await CompareAsync([Explanation("get_wan_one", "status")], [], Asleep);

        compared.Unexplained.Should().BeEmpty();
        compared.Explained.Should().ContainSingle().Which.Subject.Should().Be("status");
        compared.Idle.Should().BeEmpty();
    }

    [TestCase("get_wan_one", "title", "\"title\" of the page get_wan_one does not disagree. Take it out.")]
    [TestCase("get_wan_two", "status", "\"status\" of the page get_wan_two does not disagree. Take it out.")]
    public async Task An_explanation_that_explains_nothing_is_an_error(string page, string fact, string told)
    {
        var compared = await CompareAsync([Explanation(page, fact)], [], Asleep);

        compared.Sound.Should().BeFalse();
        compared.Idle.Select(idle => idle.ToString()).Should().Contain($"contract/made-up.yaml:3:5: {told}");
    }

    [Test]
    public async Task What_is_explained_twice_is_an_error()
    {
        var compared = await CompareAsync([Explanation("get_wan_one", "status"), Explanation("get_wan_one", "status")], [],
            Asleep);

        compared.Idle.Should().ContainSingle().Which.Message.Should()
            .Be("\"status\" of the page get_wan_one is explained twice. Keep one.");
    }

    /// <summary>The figure stands in a README, which no run of the tests can count anew without the pages; the explanations it
    /// can.</summary>
    [Test]
    public async Task The_figure_in_the_README_counts_the_explanations()
    {
        var contract = await ContractFiles.ContractAsync();
        var readme = await File.ReadAllTextAsync(Path.Combine(ContractFiles.Root(), "scenarios", "contract", "README.md"));

        var explained = contract.Explanations.Sum(each => each.Pages.Count * each.Facts.Count);
        readme.Should().Contain($" not read, {explained} explained, 0 unexplained");
    }

    [TestCase("<Task Type=\"Task\">", "the body of an example", "it is cut off after its first tag")]
    [TestCase("{ \"TaskId\": ", "the body of an example", "it is not well-formed (NotWellFormed)")]
    [TestCase("<?xml version=\"1.0\"?>", "the head of an example", "it is cut off before its first element")]
    [TestCase("<Teapot />", "the example Teapot", "the contract has no answer with this root")]
    public async Task What_cannot_be_read_is_counted_with_its_reason(string body, string what, string why) =>
        (await CompareAsync(Page("pots", "Pots", "Example", Code(body)))).Unread.Should()
            .Contain(new UnreadFact("pots", what, why));

    [Test]
    public async Task The_command_lists_what_nobody_explains_and_fails()
    {
        var folder = Directory.CreateTempSubdirectory("pages").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "get_wan_one.md"), Asleep.Text);

            var (code, output, _) = await CommandLine.RunAsync("check", "--pages", folder);

            code.Should().Be(1);
            output.Should().Contain("get_wan_one: DISAGREES status: the page says 202, the contract says 200\n")
                .And.MatchRegex("[0-9]+ facts of 1 pages read, [0-9]+ not read, 0 explained, [0-9]+ unexplained\n$");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task A_folder_that_is_not_there_is_told()
    {
        var (code, _, errors) = await CommandLine.RunAsync("check", "--pages", "no-such-folder");

        code.Should().Be(2);
        errors.Should().Contain("no-such-folder does not exist. Give --pages the folder docs/em_rest of the vendor's pages.");
    }

    private static Explanation Explanation(string page, string fact) =>
        new([page], [fact], "It is asleep, so nobody asks.", new DataPlace("contract/made-up.yaml", 3, 5));
}
