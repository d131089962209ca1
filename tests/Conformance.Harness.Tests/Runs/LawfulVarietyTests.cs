using Conformance.Emulator.Styles;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Runs;

/// <summary>No lawful way to write answers is blamed, alone or in combination.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LawfulVarietyTests
{
    private const int Seed = 20261123;
    private const int Combinations = 6;
    private const int OverTheWholeSuite = 2;

    private static readonly Core.Scenarios.Selection OfSlow = new(["area:replica-*", "area:authentication"]);

    public static IEnumerable<TestCaseData> Alone() =>
        from style in StyleCatalogue.All
        select Case(new RunRequest { Selection = style.Name == "slow" ? OfSlow : EmbeddedRuns.Slice, Styles = [style.Name], Dialect = style.Name.Length % 2 == 0 ? "em12" : "em13" });

    public static IEnumerable<TestCaseData> Combined()
    {
        var random = new Random(Seed);
        return Enumerable.Range(0, Combinations).Select(at => Case(new RunRequest
        {
            Selection = at < OverTheWholeSuite ? Core.Scenarios.Selection.All : EmbeddedRuns.Slice,
            Styles = [.. StyleCatalogue.All.Select(style => style.Name).Where(name => name != "slow" && random.Next(2) == 0)],
            Dialect = random.Next(2) == 0 ? "em12" : "em13",
        })).ToList();
    }

    private static TestCaseData Case(RunRequest request) =>
        new TestCaseData(request).SetArgDisplayNames($"{string.Join(" + ", request.Styles)} in {request.Dialect}");

    [TestCaseSource(nameof(Alone))]
    [TestCaseSource(nameof(Combined))]
    public async Task A_lawful_style_is_not_blamed(RunRequest request)
    {
        for (var time = 0; time < StyleRuns.Times; time++)
        {
            Blame.OfStyle((await EmbeddedRuns.RunAsync(request)).Result).Should().BeNull($"of {string.Join(", ", request.Styles)}");
        }
    }
}
