using Conformance.DataFiles;

namespace Conformance.Core.Scenarios;

/// <summary>Which variants to run: expressions joined by or, those with a leading <c>!</c> taken out again.</summary>
/// <param name="Expressions">Globs over variant or scenario ids, <c>area:NAME</c>, <c>requirement:ID</c>, <c>operation:GLOB</c>;
/// none selects all.</param>
public sealed record Selection(IReadOnlyList<string> Expressions)
{
    /// <summary>Everything.</summary>
    public static readonly Selection All = new([]);

    /// <summary>The selected ones, in the order given.</summary>
    /// <exception cref="SelectionException">An expression matches nothing, or nothing is left.</exception>
    public IReadOnlyList<Variant> Apply(IReadOnlyList<Variant> variants, Suite suite)
    {
        var included = Expressions.Where(expression => !expression.StartsWith('!')).ToList();
        var excluded = Expressions.Where(expression => expression.StartsWith('!')).Select(expression => expression[1..]).ToList();
        foreach (var expression in included.Concat(excluded).Where(expression => !variants.Any(variant => Matches(expression, variant, suite))))
        {
            throw new SelectionException($"--select '{expression}' matches no variant.{Near(expression, variants, suite)} `conform list` shows what there is.");
        }

        List<Variant> selected =
        [
            .. variants
                .Where(variant => included.Count == 0 || included.Any(expression => Matches(expression, variant, suite)))
                .Where(variant => !excluded.Any(expression => Matches(expression, variant, suite))),
        ];
        return selected.Count > 0 ? selected : throw new SelectionException("--select leaves no variant. `conform list` shows what there is.");
    }

    private static bool Matches(string expression, Variant variant, Suite suite)
    {
        var colon = expression.IndexOf(':', StringComparison.Ordinal);
        var word = colon < 0 ? "" : expression[..colon];
        var rest = expression[(colon + 1)..];
        return word switch
        {
            "area" => Glob.Matches(rest, variant.Scenario.Area),
            "requirement" => Coverage.Of(variant, suite).Any(id => Glob.Matches(rest, id)),
            "operation" => variant.Operations.Any(operation => Glob.Matches(rest.ToUpperInvariant(), operation.ToUpperInvariant())),
            _ => Glob.Matches(expression, variant.Id) || Glob.Matches(expression, variant.Scenario.Id),
        };
    }

    private static string Near(string expression, IReadOnlyList<Variant> variants, Suite suite) => expression.Split(':', 2) switch
    {
        ["area", var area] when variants.Select(variant => variant.Scenario.Area).Distinct().ToList() is var areas =>
            Suggestion.Nearest(area, areas) is { } near ? $" Did you mean \"area:{near}\"?" : Suggestion.For(area, areas),
        ["requirement", var id] => Suggestion.Nearest(id, suite.Requirements.Keys) is { } near ? $" Did you mean \"requirement:{near}\"?" : "",
        ["operation", var operation] => Suggestion.Nearest(operation, variants.SelectMany(variant => variant.Operations).Distinct(StringComparer.Ordinal)) is { } near ? $" Did you mean \"operation:{near}\"?" : "",
        [var word, var rest] => Suggestion.Nearest(word, ["area", "requirement", "operation"]) is { } near ? $" Did you mean \"{near}:{rest}\"?" : "",
        _ when suite.Requirements.ContainsKey(expression) => $" Did you mean \"requirement:{expression}\"?",
        _ when variants.Any(variant => variant.Scenario.Area == expression) => $" Did you mean \"area:{expression}\"?",
        _ => Suggestion.Nearest(expression, variants.Select(variant => variant.Scenario.Id).Concat(variants.Select(variant => variant.Id))) is { } near
            ? $" Did you mean \"{near}\"?" : "",
    };
}
