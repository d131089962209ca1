using System.Globalization;
using System.Xml.Linq;
using Conformance.Core.Judging;
using Conformance.Core.Results;

namespace Conformance.Core.Reports.Html;

/// <summary>Variants without a verdict, and those that do not apply to the target, by reason.</summary>
internal static class NotTestedSection
{
    private const int ReasonsShown = 40;
    private const int VariantsShown = 50;

    /// <summary>The section.</summary>
    public static Section Of(RunResult result)
    {
        var reasons = result.Variants
            .Where(variant => variant.Outcome is Outcome.NotTested or Outcome.Errored)
            .Select(variant => (variant.Id, Words: variant.Declared is not null ? "not claimed" : variant.IsBehindWaiver ? "behind a waiver" : Words.Of(variant.Outcome), Key: variant is { Declared: null, IsBehindWaiver: false } ? Words.Key(variant.Outcome) : "excluded", Reason: variant.Reason ?? "no reason is known"))
            .Concat(result.Excluded.Select(excluded => (excluded.Variant.Id, Words: "left out", Key: "excluded", excluded.Reason)))
            .GroupBy(item => (item.Words, item.Key, item.Reason))
            .OrderByDescending(group => group.Count())
            .ToList();
        var content = reasons.Take(ReasonsShown).Select(group => Item(group.Key.Words, group.Key.Key, group.Key.Reason, [.. group.Select(item => item.Id)])).ToList();
        if (reasons.Count > ReasonsShown)
        {
            content.Add(Markup.Of("p", ("class", "note"), string.Create(CultureInfo.InvariantCulture, $"And {reasons.Count - ReasonsShown:N0} more reasons; results.json lists them all.")));
        }
        else if (reasons.Count == 0)
        {
            content.Add(Markup.Of("p", ("class", "note"), "Everything that was selected was asked."));
        }

        return new Section("not-tested", "Not tested or left out, by reason", reasons.Count, content);
    }

    private static XElement Item(string word, string key, string reason, IReadOnlyList<string> variants) => Markup.Of(
        "details",
        ("class", "reason"),
        ("data-item", "reason"),
        ("data-outcome", key),
        ("data-area", string.Join(' ', variants.Select(Words.Area).Distinct(StringComparer.Ordinal))),
        Markup.Of(
            "summary",
            Markup.Of("span", ("class", $"badge {key}"), word),
            Markup.Of("span", ("class", "statement"), Printable.OneLine(reason)),
            Markup.Of("span", ("class", "tally"), Counted.Of(variants.Count, "variant"))),
        Markup.Of(
            "ul",
            ("class", "variants"),
            variants.Take(VariantsShown).Select(variant => Markup.Of("li", Words.Code(variant))),
            variants.Count > VariantsShown ? Markup.Of("li", string.Create(CultureInfo.InvariantCulture, $"and {variants.Count - VariantsShown:N0} more")) : null));
}
