using System.Text.RegularExpressions;

namespace Conformance.Documents.Compare;

/// <summary>The rule that lets values into the holes of a fixture. It speaks after the author's rules and before the
/// defaults.</summary>
public static class PlaceholderRule
{
    /// <summary>The rule with the variables and the URN namespace of the options. It keeps the time that expressions take in a
    /// comparison.</summary>
    public static Rule For(CompareOptions options)
    {
        var patience = new Patience();
        return new("placeholders", null, finding => Judge(finding, options, patience));
    }

    private static Opinion? Judge(in Finding finding, CompareOptions options, Patience patience)
    {
        if (!PlaceholderSyntax.IsLikely(finding.ExpectedValue) || finding.Expected is null || !IsValue(finding))
        {
            return null;
        }

        if (patience.IsOver)
        {
            return new Opinion(false, $"{finding.ExpectedValue}, which was not tried, for expressions before it took too long");
        }

        try
        {
            return JudgeNow(finding, options);
        }
        catch (RegexMatchTimeoutException)
        {
            patience.Spend();
            return new Opinion(false, $"{finding.ExpectedValue}, which took longer than {Patience.OfOne.TotalSeconds:0} s to try");
        }
    }

    private static Opinion? JudgeNow(in Finding finding, CompareOptions options)
    {
        var parts = PlaceholderSyntax.Parse(finding.ExpectedValue!);
        if (parts.All(part => part.Placeholder is null))
        {
            return null;
        }

        if (finding.Actual is null)
        {
            // As XmlUnit has it: an attribute or a text that is not there is ignored too; no other placeholder stands for what is
            // not there.
            return parts.Where(part => part.Placeholder is not null || !string.IsNullOrWhiteSpace(part.Literal)).ToList() is [(null, { Name: "xmlunit.ignore" })]
                ? Opinion.Allowed : null;
        }

        var isContainer = finding.Actual.Kind is NodeKind.Object or NodeKind.Array;
        var holes = parts.Where(part => part.Placeholder is not null || !string.IsNullOrWhiteSpace(part.Literal)).ToList();
        if (holes is [(null, { } whole)])
        {
            var fits = whole.Name == "xmlunit.ignore"
                || (!isContainer && PlaceholderChecks.Accepts(whole, finding.ActualValue ?? "", options));
            return fits ? Opinion.Allowed : new Opinion(false, PlaceholderChecks.Expectation(whole, options));
        }

        if (parts.FirstOrDefault(part => part.Placeholder?.Family == "xmlunit").Placeholder is { } partial)
        {
            return new Opinion(false, $"{partial.Name} to be the whole text, as XmlUnit has it");
        }

        return !isContainer && FitsInside(parts, finding.ActualValue ?? "", options)
            ? Opinion.Allowed
            : new Opinion(false, string.Concat(parts.Select(part => part.Literal ?? $"[{PlaceholderChecks.Expectation(part.Placeholder!, options)}]")));
    }

    private static bool IsValue(in Finding finding) =>
        finding.Kind switch
        {
            DifferenceKind.AttributeNameLookup => true,
            DifferenceKind.ChildLookup => finding.Expected!.Kind == NodeKind.Text,
            DifferenceKind.TextValue or DifferenceKind.AttributeValue or DifferenceKind.ValueType or DifferenceKind.NumberValue =>
                finding.Expected!.Kind is NodeKind.Element or NodeKind.Text or NodeKind.Attribute or NodeKind.String,
            _ => false,
        };

    private static bool FitsInside(
        IReadOnlyList<(string? Literal, Placeholder? Placeholder)> parts, string actual, CompareOptions options)
    {
        var pattern = string.Concat(parts.Select(part => part.Literal is null ? "(.+?)" : Regex.Escape(part.Literal)));
        var match = Regex.Match(actual, "^" + pattern + "\\z", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);
        return match.Success
            && parts.Where(part => part.Placeholder is not null)
                .Select((part, i) => PlaceholderChecks.Accepts(part.Placeholder!, match.Groups[i + 1].Value, options))
                .All(fits => fits);
    }
}
