using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Judging;

/// <summary>What no page settles is recorded, in words that tell servers apart, and never fails.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RecordTests
{
    [Test]
    public async Task How_bodies_are_written_is_recorded() => (await RecordedAsync("negotiation/writing", "HTTP-006")).Should().BeEquivalentTo(
        "em12",
        "XML: no byte order mark, no charset, a declaration, a default namespace, up to 3 digits after the second",
        "JSON: no byte order mark, no charset, PascalCase names, null for what is absent, up to 3 digits after the second");

    [Test]
    public async Task A_server_that_writes_otherwise_is_recorded_otherwise() =>
        (await RecordedAsync("negotiation/writing", "HTTP-006", "em13", "bom", "charset", "prefixed", "omit-absent", "fraction-0")).Should().BeEquivalentTo(
            "em13",
            "XML: a byte order mark, a charset, a declaration, prefixed names, up to 0 digits after the second",
            "JSON: a byte order mark, a charset, camelCase names, no null, up to 0 digits after the second");

    [Test]
    public async Task What_a_field_holds_beside_another_is_recorded()
    {
        (await RecordedAsync("negotiation/writing", "REP-020")).Should().AllBe("Reason: a text");
        (await RecordedAsync("negotiation/writing", "REP-021")).Should().AllBe("Result: Success");
    }

    [Test]
    public async Task Whether_a_field_of_the_header_is_there_is_recorded() => (await RecordedAsync("errors/unsupported", "ERR-012")).Should().AllBe("Allow present");

    [Test]
    public async Task The_size_of_a_page_is_recorded() => (await RecordedAsync("query/page-size", "QRY-019")).Should().Equal("PageSize 100");

    [Test]
    public async Task Whether_sessions_of_others_are_listed_is_recorded() => (await RecordedAsync("authentication/sessions-of-others", "AUTH-032")).Should().Equal("listed");

    private static async Task<IReadOnlyList<string>> RecordedAsync(string scenario, string requirement, string dialect = "em12", params string[] styles)
    {
        var run = await EmbeddedRuns.RunAsync(new RunRequest { Selection = new Selection([scenario]), Dialect = dialect, Styles = styles });
        run.Result.Findings.Should().BeEmpty();
        return [.. run.Result.Profile.Where(entry => entry.Requirement == requirement).Select(entry => entry.Behaviour)];
    }
}
