using System.Text.RegularExpressions;

namespace Conformance.Documents.Compare;

/// <summary>The rule that lets values into the holes of a fixture. It speaks after the author's rules and before the defaults.</summary>
public static class PlaceholderRule
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The rule with these variables for <c>${conform.bound(name)}</c>.</summary>
    public static Rule For(IReadOnlyDictionary<string, string> variables) => new("placeholders", null, finding => Judge(finding, variables));

    private static Opinion? Judge(in Finding finding, IReadOnlyDictionary<string, string> variables)
    {
        try
        {
            return JudgeNow(finding, variables);
        }
        catch (RegexMatchTimeoutException)
        {
            return new Opinion(false, $"{finding.ExpectedValue}, which took longer than {Patience.TotalSeconds:0} s to try");
        }
    }

    private static Opinion? JudgeNow(in Finding finding, IReadOnlyDictionary<string, string> variables)
    {
        // A text, an attribute, or a JSON string against any scalar; a hole does not stand for something that is not there.
        if (!PlaceholderSyntax.IsLikely(finding.ExpectedValue) || finding.Expected is null || finding.Actual is null || !IsValue(finding))
        {
            return null;
        }

        var parts = PlaceholderSyntax.Parse(finding.ExpectedValue!);
        if (parts.All(part => part.Placeholder is null))
        {
            return null;
        }

        var isContainer = finding.Actual.Kind is NodeKind.Object or NodeKind.Array;
        var holes = parts.Where(part => part.Placeholder is not null || !string.IsNullOrWhiteSpace(part.Literal)).ToList();
        if (holes is [(null, { } whole)])
        {
            var fits = whole.Name == "xmlunit.ignore"
                || (!isContainer && PlaceholderChecks.Accepts(whole, finding.ActualValue ?? "", variables));
            return fits ? Opinion.Allowed : new Opinion(false, PlaceholderChecks.Expectation(whole, variables));
        }

        if (parts.FirstOrDefault(part => part.Placeholder?.Family == "xmlunit").Placeholder is { } partial)
        {
            return new Opinion(false, $"{partial.Name} to be the whole text, as XmlUnit has it");
        }

        return !isContainer && FitsInside(parts, finding.ActualValue ?? "", variables)
            ? Opinion.Allowed
            : new Opinion(false, string.Concat(parts.Select(part => part.Literal ?? $"[{PlaceholderChecks.Expectation(part.Placeholder!, variables)}]")));
    }

    private static bool IsValue(in Finding finding) =>
        finding.Kind is DifferenceKind.TextValue or DifferenceKind.AttributeValue or DifferenceKind.ValueType or DifferenceKind.NumberValue
        && finding.Expected!.Kind is NodeKind.Element or NodeKind.Text or NodeKind.Attribute or NodeKind.String;

    private static bool FitsInside(
        IReadOnlyList<(string? Literal, Placeholder? Placeholder)> parts, string actual, IReadOnlyDictionary<string, string> variables)
    {
        var pattern = string.Concat(parts.Select(part => part.Literal is null ? "(.+?)" : Regex.Escape(part.Literal)));
        var match = Regex.Match(actual, "^" + pattern + "$", RegexOptions.CultureInvariant | RegexOptions.Singleline, Patience);
        return match.Success
            && parts.Where(part => part.Placeholder is not null)
                .Select((part, i) => PlaceholderChecks.Accepts(part.Placeholder!, match.Groups[i + 1].Value, variables))
                .All(fits => fits);
    }
}
