using System.Globalization;
using System.Text;
using System.Text.Json;
using Conformance.Core.Contract;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Results.Claims;

/// <summary>Writes what a target claims, as a run showed it: what answers is claimed, and data that was not there is said to be
/// missing.</summary>
public static class CapabilitiesText
{
    /// <summary>The text of a capabilities file.</summary>
    /// <param name="result">The run, judged without capabilities.</param>
    /// <param name="plan">What was sent.</param>
    /// <param name="contract">The API's resources.</param>
    public static string Write(RunResult result, Plan plan, ApiContract contract)
    {
        var known = result.Operations.Where(operation => !contract.Uncovered.Any(left => left.Operation == operation.Coverage.Operation)).ToList();
        var missing = known.Where(operation => IsMissing(operation, result)).Select(operation => operation.Coverage.Operation).ToHashSet(StringComparer.Ordinal);
        var claimed = known.Select(operation => operation.Coverage.Operation).Where(operation => !missing.Contains(operation)).ToList();
        var (lacks, few) = Data(result, plan, contract, missing);
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            # What {result.Header.Target} claims, as its run of {result.Header.Started.UtcDateTime:yyyy-MM-dd} showed it. Read it, and correct it where the target promises more:
            # what is claimed and missing deviates; what is not claimed, or said to be missing, and there all the same is stale.

            """));
        text.Append(missing.Count == 0 ? "# Every documented operation of the read side is claimed.\n"
            : claimed.Count <= missing.Count ? List("operations", claimed)
            : List("operations", ["*", .. missing.Order(StringComparer.Ordinal).Select(operation => "!" + operation)]));
        text.Append(List("lacks", lacks)).Append(List("few", few)).Append(List("versions", Versions(result, plan))).Append(List("roles", Roles(result)));
        return text.ToString();
    }

    /// <summary>The versions that let log on; none if every known one does, or if that was not asked.</summary>
    private static List<string> Versions(RunResult result, Plan plan)
    {
        var verdicts = result.Variants.ToDictionary(variant => variant.Id, StringComparer.Ordinal);
        var known = plan.Variants.Select(variant => (Version: Plan.VersionOf(variant), IsOpen: verdicts.GetValueOrDefault(variant.Id) is { Outcome: Outcome.Passed }))
            .Concat(plan.Excluded.Select(excluded => (Version: Plan.VersionOf(excluded.Variant), IsOpen: false)))
            .Where(pair => pair.Version is not null).ToLookup(pair => pair.Version!, pair => pair.IsOpen, StringComparer.Ordinal);
        var open = known.Where(version => version.Any(isOpen => isOpen)).Select(version => version.Key).Order(StringComparer.Ordinal).ToList();
        return open.Count == known.Count ? [] : open;
    }

    /// <summary>The roles that the run's account may have; none if it is a Portal Administrator.</summary>
    private static IEnumerable<string> Roles(RunResult result) => result.Variants.SelectMany(variant => variant.Roles).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Whether an operation is not there: it says so itself, or what it is reached by does.</summary>
    private static bool IsMissing(OperationResult operation, RunResult result) => operation.IsNotImplemented
        || (!operation.IsAnswered && result.Operations.Any(other => other.IsNotImplemented && operation.Coverage.Path.StartsWith(other.Coverage.Path.TrimEnd('/') + "/", StringComparison.Ordinal)));

    /// <summary>The kinds of data that the target has none of, and those that it has too few of for some questions.</summary>
    private static (IEnumerable<string> Lacks, IEnumerable<string> Few) Data(RunResult result, Plan plan, ApiContract contract, HashSet<string> missing)
    {
        var found = result.Variants.SelectMany(variant => variant.Asked).Where(asked => asked.IsMet && AskedData.IsOfOne(asked.Operation, contract))
            .Select(asked => AskedData.Types(asked.Operation, contract)[^1]).ToHashSet(StringComparer.Ordinal);
        var single = contract.Operations.Where(operation => operation.Path.Kind == PathKind.Item).Select(operation => operation.Resource.Type).ToHashSet(StringComparer.Ordinal);
        var planned = plan.Variants.ToDictionary(variant => variant.Id, StringComparer.Ordinal);
        var (lacks, few) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var variant in result.Variants.Where(variant => variant is { Outcome: Outcome.NotTested, Roles.Count: 0 }).Select(variant => planned[variant.Id])
            .Where(variant => !AskedData.Operations(variant, contract).Any(missing.Contains)))
        {
            var types = AskedData.Types(variant, contract);
            if (types.FirstOrDefault(type => !found.Contains(type) && single.Contains(type)) is { } none)
            {
                lacks.Add(none);
            }
            else if (types.Count > 0)
            {
                few.Add(types[^1]);
            }
        }

        few.ExceptWith(lacks);
        return (lacks, few);
    }

    private static string List(string key, IEnumerable<string> items) => items.Any()
        ? $"{key}:\n{string.Concat(items.Select(item => $"  - \"{JsonEncodedText.Encode(item, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"\n"))}" : "";
}
