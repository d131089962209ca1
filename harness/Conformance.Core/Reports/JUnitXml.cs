using System.Globalization;
using System.Text;
using System.Xml;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Core.Scenarios.Depths;

namespace Conformance.Core.Reports;

/// <summary>junit.xml: one suite for each scenario, one case for each variant, by the schema that Jenkins published.</summary>
public static class JUnitXml
{
    /// <summary>Writes the result as UTF-8 XML. Characters that XML cannot carry are written as <c>\u0000</c>.</summary>
    public static void Write(RunResult result, Stream stream)
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        var groups = result.Findings.SelectMany(group => group.All.Select(finding => (finding, group))).ToLookup(pair => pair.finding.Variant, StringComparer.Ordinal);
        var waived = result.Waivers.SelectMany(waiver => waiver.Findings.SelectMany(group => group.All).Select(finding => (finding.Variant, Text: WaiverText.Of(waiver, finding)))).ToLookup(pair => pair.Variant, pair => pair.Text, StringComparer.Ordinal);
        var failing = result.Waivers.Where(waiver => waiver.Fails).ToList();
        var stale = result.Claims?.Stale ?? [];
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "conform");
        var left = result.SessionsLeft.Where(session => !session.IsWaived).ToList();
        Totals(xml, result.Variants, (failing.Count + stale.Count, left.Count), result.Header.Elapsed);
        foreach (var scenario in result.Variants.GroupBy(variant => variant.Id.Split('[')[0], StringComparer.Ordinal))
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", scenario.Key);
            Totals(xml, [.. scenario], (0, 0), scenario.Aggregate(TimeSpan.Zero, (sum, variant) => sum + variant.Elapsed));
            xml.WriteAttributeString("skipped", Text(scenario.Count(variant => variant.Outcome == Outcome.NotTested)));
            Properties(xml, result.Header, [.. scenario]);
            foreach (var variant in scenario)
            {
                xml.WriteStartElement("testcase");
                xml.WriteAttributeString("classname", scenario.Key.Replace('/', '.'));
                xml.WriteAttributeString("name", variant.Id);
                xml.WriteAttributeString("time", Seconds(variant.Elapsed));
                Case(xml, variant, [.. groups[variant.Id]], result.Header, [.. waived[variant.Id]]);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        Beside(xml, "waivers", [.. failing.Select(waiver => ($"{waiver.Waiver.Requirement} {waiver.Waiver.Place}", $"{waiver.Waiver.Requirement} {waiver.Message}", WaiverText.Of(waiver)))]);
        Beside(xml, "capabilities", [.. stale.Select(claim => ($"{claim.Subject} {claim.Place}", $"{claim.Subject} {claim.Message}", ClaimText.Of(claim)))]);
        if (left.Count > 0)
        {
            Sessions(xml, left);
        }

        xml.WriteEndElement();
    }

    /// <summary>What fails the run and no variant is to blame for: cases of a suite of their own.</summary>
    private static void Beside(XmlWriter xml, string suite, IReadOnlyList<(string Name, string Message, string Text)> cases)
    {
        if (cases.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", suite);
        Totals(xml, [], (cases.Count, 0), TimeSpan.Zero);
        foreach (var (name, message, text) in cases)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", suite);
            xml.WriteAttributeString("name", name);
            Problem(xml, "failure", message, text);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>Sessions that may be left behind are errors of a suite of their own.</summary>
    private static void Sessions(XmlWriter xml, List<SessionLeft> left)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", "sessions");
        Totals(xml, [], (0, left.Count), TimeSpan.Zero);
        for (var at = 0; at < left.Count; at++)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", "sessions");
            xml.WriteAttributeString("name", $"logoff {Text(at + 1)}");
            Problem(xml, "error", left[at].Message, left[at].Message);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // Beside the variants stand cases of no variant: those that fail, and those that are errors.
    private static void Totals(XmlWriter xml, IReadOnlyList<JudgedVariant> variants, (int Failures, int Errors) beside, TimeSpan elapsed)
    {
        xml.WriteAttributeString("tests", Text(variants.Count + beside.Failures + beside.Errors));
        xml.WriteAttributeString("failures", Text(variants.Count(variant => variant.Outcome == Outcome.Deviates) + beside.Failures));
        xml.WriteAttributeString("errors", Text(variants.Count(variant => variant.Outcome == Outcome.Errored) + beside.Errors));
        xml.WriteAttributeString("time", Seconds(elapsed));
    }

    /// <summary>What was asked of whom, and the behaviour profile as far as this scenario's variants showed it.</summary>
    private static void Properties(XmlWriter xml, RunHeader header, IReadOnlyList<JudgedVariant> variants)
    {
        xml.WriteStartElement("properties");
        Property(xml, "target", header.Target);
        Property(xml, "tool", header.Tool);
        Property(xml, "depth", header.Depth.Word());
        if (header.ApiVersion is { } version)
        {
            Property(xml, "api-version", version);
        }

        Property(xml, "requirements", string.Join(' ', variants.SelectMany(variant => variant.Checks).Select(check => check.Requirement).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
        foreach (var entry in variants.SelectMany(variant => variant.Profile))
        {
            Property(xml, entry.Key, entry.Behaviour);
        }

        xml.WriteEndElement();
    }

    private static void Property(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("value", Printable.OneLine(value));
        xml.WriteEndElement();
    }

    private static void Case(XmlWriter xml, JudgedVariant variant, IReadOnlyList<(Finding Finding, FindingGroup Group)> pairs, RunHeader header, IReadOnlyList<string> waived)
    {
        var findings = pairs.Select(pair => FindingText.Of(pair.Finding, pair.Group.Exchange, header)).ToList();
        switch (variant.Outcome)
        {
            case Outcome.Deviates:
                Problem(xml, "failure", pairs.Count > 0 ? Message([.. pairs.Select(pair => pair.Finding)]) : "deviates", string.Join('\n', findings), pairs.Count > 0 ? pairs[0].Finding.Requirement.Id : null);
                break;
            case Outcome.Errored:
                Problem(xml, "error", variant.Reason ?? "errored", variant.Reason ?? "");
                break;
            case Outcome.NotTested:
                // The published schema gives it no attribute; readers take the text.
                xml.WriteElementString("skipped", Printable.Whole(variant.Reason ?? ""));
                break;
            default:
                break;
        }

        List<string> beside = [.. variant.Outcome == Outcome.Passed ? findings : [], .. waived];
        if (beside.Count > 0)
        {
            xml.WriteElementString("system-out", Lines(string.Join('\n', beside)));
        }
    }

    /// <summary>What a list of failed cases shows of one: the first deviation, and how many more there are.</summary>
    private static string Message(List<Finding> findings)
    {
        var first = findings.Find(finding => finding.Requirement.Level == RequirementLevel.Documented) ?? findings[0];
        return $"{first.Requirement.Id} {HeadlineText.Of(first.Violation)}. Expected: {first.Violation.Expected}. Actual: {first.Violation.Actual}."
            + (findings.Count > 1 ? $" And {Counted.Of(findings.Count - 1, "more finding")}." : "");
    }

    private static void Problem(XmlWriter xml, string element, string message, string text, string? type = null)
    {
        xml.WriteStartElement(element);
        if (type is not null)
        {
            xml.WriteAttributeString("type", type);
        }

        xml.WriteAttributeString("message", Printable.OneLine(message));
        xml.WriteString(Lines(text));
        xml.WriteEndElement();
    }

    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(Printable.Whole));

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
