using System.Text.Json.Nodes;
using Conformance.Core.Judging;
using Conformance.Core.Results;

namespace Conformance.Core.Reports.Html;

/// <summary>The variants as data of which a script shows those that are in sight. Its escapes leave no <c>&lt;</c>, so it cannot
/// end its element.</summary>
internal static class VariantData
{
    private const int ReasonsKept = 2000;

    /// <summary>What a reader looks for comes first.</summary>
    private static readonly Outcome[] Order = [Outcome.Deviates, Outcome.Errored, Outcome.NotTested, Outcome.Passed];

    /// <summary>
    /// JSON: <c>reasons</c>, <c>areas</c>, <c>findings</c> (ids) and <c>levels</c> are tables, <c>rows</c> are arrays of id,
    /// outcome,
    /// exchanges, checks, and places in the tables: reason or -1, areas, findings.
    /// </summary>
    public static string Json(RunResult result, IReadOnlyList<string> ids)
    {
        var reasons = new Table();
        var areas = new Table();
        var requirementAreas = result.Requirements.ToDictionary(requirement => requirement.Requirement.Id, requirement => requirement.Requirement.Area, StringComparer.Ordinal);
        var findings = result.Findings.SelectMany((group, at) => group.Variants.Select(variant => (variant, at))).ToLookup(pair => pair.variant, pair => pair.at, StringComparer.Ordinal);
        var rows = result.Variants.OrderBy(variant => Array.IndexOf(Order, variant.Outcome)).Select(variant => new JsonArray(
            variant.Id,
            Words.Key(variant.Outcome),
            variant.Exchanges,
            variant.Checks.Count(check => check.Outcome is CheckOutcome.Passed or CheckOutcome.Violated or CheckOutcome.Recorded),
            variant.Reason is { } reason ? reasons.Place(Printable.OneLine(reason), ReasonsKept) : -1,
            areas.Place(string.Join(' ', Areas(variant, requirementAreas)), int.MaxValue),
            new JsonArray([.. findings[variant.Id].Select(at => (JsonNode)at)]))).ToList();
        return new JsonObject
        {
            ["reasons"] = Texts(reasons.Texts),
            ["areas"] = Texts(areas.Texts),
            ["findings"] = Texts(ids),
            ["levels"] = Texts(result.Findings.Select(group => Words.Level(group.First.Requirement.Level))),
            ["rows"] = new JsonArray([.. rows]),
        }.ToJsonString();
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static IEnumerable<string> Areas(JudgedVariant variant, Dictionary<string, string> requirementAreas) =>
        variant.Checks.Select(check => requirementAreas.GetValueOrDefault(check.Requirement)).OfType<string>()
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Prepend(Words.Area(variant.Id));

    /// <summary>Texts that come again and again, each kept once.</summary>
    private sealed class Table
    {
        private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

        public List<string> Texts { get; } = [];

        public int Place(string text, int most)
        {
            text = Texts.Count >= most && !places.ContainsKey(text) ? "results.json has the reason" : text;
            if (!places.TryGetValue(text, out var place))
            {
                places[text] = place = Texts.Count;
                Texts.Add(text);
            }

            return place;
        }
    }
}
