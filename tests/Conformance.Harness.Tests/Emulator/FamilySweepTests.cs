using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Contract;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Emulator;

/// <summary>
/// Each fault that a black box can see, in each family of resources, over a target whose data is unknown: where it changes an
/// answer it is blamed
/// on what it breaks. A seeded sample runs each time; CONFORM_SWEEP=all runs all, CONFORM_SWEEP=FAULT all families of
/// one fault, CONFORM_SWEEP=NUMBER takes another sample.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class FamilySweepTests
{
    /// <summary>The environment variable.</summary>
    private const string Variable = "CONFORM_SWEEP";

    private const int Sampled = 24;

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly ConcurrentDictionary<string, Lazy<Task<RunOutput>>> Correct = new(StringComparer.Ordinal);

    /// <summary>Every pair of a fault and a family that has what the fault breaks, or a sample of them, always in the same
    /// order.</summary>
    public static async Task<IEnumerable<TestCaseData>> Pairs()
    {
        var contract = await ContractFiles.ContractAsync();
        var pairs = contract.Resources.Values.OrderBy(resource => resource.Type, StringComparer.Ordinal).SelectMany(resource => SweptFaults.All
            .Where(swept => swept.Concerns(resource)).Select(swept => (swept.Fault, Family: resource.Type))).ToArray();
        var choice = Environment.GetEnvironmentVariable(Variable);
        if (int.TryParse(choice ?? "1", CultureInfo.InvariantCulture, out var seed))
        {
            new Random(seed).Shuffle(pairs);
            pairs = pairs[..Sampled];
        }
        else if (choice != "all")
        {
            pairs = [.. pairs.Where(pair => pair.Fault == choice)];
        }

        return pairs.Select(pair => new TestCaseData(pair.Fault, pair.Family).SetArgDisplayNames(pair.Fault, pair.Family));
    }

    [TestCaseSource(nameof(Pairs))]
    public async Task A_fault_that_shows_in_a_family_is_blamed_on_what_it_breaks(string fault, string family)
    {
        var isQuery = fault.StartsWith("query-", StringComparison.Ordinal);
        var correct = await Correct.GetOrAdd($"{family} {isQuery}", _ => new(() => RunAsync(family, isQuery))).Value;
        var faulty = await RunAsync(family, isQuery, $"{fault}:{family}");

        var requirements = SweptFaults.All.First(swept => swept.Fault == fault).Requirements;
        var blamed = faulty.Result.Findings.Select(group => group.First.Requirement.Id).ToHashSet(StringComparer.Ordinal);
        var isSeen = Answers(faulty).Except(Answers(correct)).Any();
        await TestContext.Out.WriteLineAsync($"SWEEP {fault} {family}: {(!isSeen ? "no data" : blamed.Overlaps(requirements) ? "caught" : "missed")} {string.Join(' ', blamed.Order(StringComparer.Ordinal))}");
        if (SweptFaults.NotSettled.TryGetValue((fault, family), out var reason))
        {
            blamed.Should().BeEmpty($"{reason}: what is not settled is blamed on nobody, and what is caught is no longer in the list");
        }
        else if (isSeen)
        {
            blamed.Should().IntersectWith(requirements);
        }
    }

    /// <summary>What came, without what is another in each run: times of arrival, the fields of headers, and the port, which
    /// links have too.</summary>
    private static IEnumerable<string> Answers(RunOutput output) => output.Record.Exchanges.Where(exchange => exchange.Response is not null).Select(exchange =>
    {
        var url = new Uri(exchange.Request.Url);
        var body = Encoding.Latin1.GetString(exchange.Response!.Body.Span).Replace(url.Authority, "server", StringComparison.Ordinal);
        return $"{exchange.Variant} {exchange.Step} {url.PathAndQuery} {exchange.Response.Status} {body}";
    });

    private static async Task<RunOutput> RunAsync(string family, bool isQuery, params string[] faults)
    {
        var prepared = await EmbeddedRuns.PreparedAsync(new RunRequest { Faults = faults, World = TargetWorld.Any, Parallel = 1 });
        var contract = prepared.Rules.Contract;
        var variants = prepared.Plan.Variants.Where(variant => !Plan.MovesClock(variant) && variant.Operations.Any(operation => IsOf(operation, family, contract))
            && (!isQuery || variant.Operations.All(operation => operation.Contains("?type=", StringComparison.Ordinal)))).ToList();
        return await ConformanceRun.ExecuteAsync(prepared with { Plan = new Plan(variants, []) }, new MovableClock(Now), null, CancellationToken.None);
    }

    private static bool IsOf(string operation, string family, ApiContract contract)
    {
        var path = operation[(operation.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return path.Split("?type=") is [_, var type]
            ? string.Equals(contract.Resources[family].Query?.Type, type, StringComparison.OrdinalIgnoreCase)
            : contract.Match(path)?.Operation.Resource.Type == family;
    }
}
