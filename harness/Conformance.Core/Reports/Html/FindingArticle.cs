using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Reports.Html;

/// <summary>Findings with one cause: what was expected and came, the exchange, and how to see it again.</summary>
internal static class FindingArticle
{
    private const int VariantsShown = 20;
    private const int LongestCurl = 4000;

    /// <summary>The article's id, the same in every run in which the same requirement is first violated at the same
    /// place.</summary>
    public static string Id(FindingGroup group)
    {
        var (finding, hash) = (group.First, SHA256.HashData(Encoding.UTF8.GetBytes($"{group.First.Variant}\n{group.First.Step}\n{group.First.Place}\n{group.First.Violation.Path}")));
        return $"{finding.Requirement.Id}-{Convert.ToHexStringLower(hash.AsSpan(0, 4))}";
    }

    /// <summary>The article.</summary>
    /// <param name="group">The findings.</param>
    /// <param name="headline">What was found.</param>
    /// <param name="id">Its id in the page.</param>
    /// <param name="header">What the run was.</param>
    /// <param name="withEvidence">Whether bodies and exchange are shown too.</param>
    public static XElement Of(FindingGroup group, string headline, string id, RunHeader header, bool withEvidence)
    {
        var requirement = group.First.Requirement;
        var word = requirement.Level == RequirementLevel.Documented ? "deviates" : "warns";
        return Markup.Of(
            "details",
            ("class", $"finding {word}"),
            ("id", id),
            ("data-item", "finding"),
            ("data-outcome", "deviates"),
            ("data-level", Words.Level(requirement.Level)),
            ("data-area", string.Join(' ', group.Variants.Select(Words.Area).Prepend(requirement.Area).Distinct(StringComparer.Ordinal))),
            Markup.Of(
                "summary",
                Markup.Of("span", ("class", $"badge {word}"), word),
                Markup.Of("span", ("class", "id"), requirement.Id),
                Markup.Of("span", ("class", "statement"), headline),
                Markup.Of("span", ("class", "brief"), $"{requirement.Statement} · {group.Exchange.Request.Method} {FindingText.PathOf(group.Exchange.Request.Url)}"),
                Markup.Of("span", ("class", "tally"), Places(group))),
            Markup.Of("div", ("class", "detail"), Detail(group, id, header, withEvidence)));
    }

    /// <summary>The variants, and the places where one variant shows several.</summary>
    private static string Places(FindingGroup group) => group.Places == group.Variants.Count ? Counted.Of(group.Variants.Count, "variant")
        : string.Create(CultureInfo.InvariantCulture, $"{Counted.Of(group.Variants.Count, "variant")}, {Counted.Of(group.Places, "place")}");

    private static IEnumerable<XElement> Detail(FindingGroup group, string id, RunHeader header, bool withEvidence)
    {
        var finding = group.First;
        yield return Markup.Of("p", ("class", "requirement"), finding.Requirement.Statement);
        yield return Markup.Of(
            "p",
            ("class", "facts"),
            Words.Code(finding.Variant),
            finding.Step == "step1" ? " · asked by " : $" · step {finding.Step} · asked by ",
            Words.Code(finding.Place.ToString()),
            " · source ",
            SourceLink.Of(finding.Requirement.Source),
            " · ",
            Markup.Of("a", ("href", "#" + id), "link to this finding"));
        if (finding.After is { } after)
        {
            yield return Markup.Of("p", ("class", "facts"), "after ", Words.Code(Printable.OneLine(after)));
        }

        if (finding.Requirement.Note is { } note)
        {
            yield return Markup.Of("p", ("class", "note"), note);
        }

        var (expected, actual) = Differing.Of(finding.Violation.Expected, finding.Violation.Actual);
        var counterpart = finding.Violation.Counterpart;
        yield return Markup.Of(
            "div",
            ("class", "sides verdict-sides"),
            Markup.Of("figure", ("class", "expected"), Markup.Of("figcaption", "Expected"), expected),
            Markup.Of("figure", ("class", "actual"), Markup.Of("figcaption", "Actual"), actual));
        if (finding.Violation.Path is { Length: > 0 } path)
        {
            yield return Markup.Of("p", ("class", "facts"), "at ", Words.Code(Printable.OneLine(path)));
        }

        if (withEvidence && counterpart is not null && group.Exchange.Response is { } response)
        {
            yield return Markup.Of(
                "div",
                ("class", "sides"),
                Markup.Of("figure", Markup.Of("figcaption", "Expected body: " + counterpart.Name), ExchangeView.Body(counterpart.Body, counterpart.Path)),
                Markup.Of("figure", Markup.Of("figcaption", "Actual body"), ExchangeView.Body(response.Body, finding.Violation.Path)));
        }

        yield return withEvidence
            ? ExchangeView.Of(group.Exchange, finding.Violation)
            : Markup.Of("p", ("class", "note"), "Exchange and body are left out here, since this report is full. results.json and the archive have them.");
        yield return Repeat(group, header);
        if (group.Variants.Count > 1)
        {
            yield return AlsoIn(group, id);
        }
    }

    private static XElement Repeat(FindingGroup group, RunHeader header)
    {
        var curl = Curl.Of(group.Exchange.Request, header) is { } line ? Printable.Whole(line) : "";
        return Markup.Of(
            "div",
            ("class", "repeat"),
            Markup.Of("h3", "See it again"),
            Command(header.Again(group.First.Variant)),
            curl.Length == 0 ? Markup.Of("p", ("class", "note"), "The emulator inside ends with its run. conform serve --https shows curl the same answers, with the same --fault.")
                : curl.Length <= LongestCurl ? Command(curl)
                : Markup.Of("p", ("class", "note"), string.Create(CultureInfo.InvariantCulture, $"The curl line has {curl.Length} characters; results.json has it.")),
            curl.Contains(Curl.Variable, StringComparison.Ordinal) ? Markup.Of("p", ("class", "note"), "The curl line repeats this one request, without the steps before it. CONFORM_TOKEN is a token of your own: the README shows how to get one.") : null);
    }

    /// <summary>A script adds a button that copies it.</summary>
    private static XElement Command(string line) => Markup.Of("div", ("class", "command"), Markup.Of("code", line));

    private static XElement AlsoIn(FindingGroup group, string id) => Markup.Of(
        "p",
        ("class", "also"),
        "Also in ",
        group.Variants.Skip(1).Take(VariantsShown).SelectMany((variant, at) => new object[] { at > 0 ? ", " : "", Words.Code(variant) }),
        group.Variants.Count - 1 > VariantsShown ? string.Create(CultureInfo.InvariantCulture, $" and {group.Variants.Count - 1 - VariantsShown} more") : "",
        Markup.Of("button", ("type", "button"), ("class", "needs-script"), ("data-search", id), ("hidden", ""), "show in the list of variants"));
}
