using System.Text.RegularExpressions;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Mutations;

/// <summary>What kinds of expectations there are, as the operators tell them apart.</summary>
internal static class ExpectationKind
{
    private static readonly string[] Sets =
    [
        "members-in", "same-set", "intersection", "union", "partition", "paged", "same-page", "satisfies", "sorted", "reversed", "continued",
        "holds-all-of", "narrowed",
    ];

    /// <summary>The kind, with what it is about where one kind is about several things, as in <c>shape:types</c>.</summary>
    public static string Of(Expectation expectation) =>
        expectation.Kind is "shape" or "links" or "session" or "error-body" or "leads-to" or "page-links"
            ? $"{expectation.Kind}:{expectation.Arguments.Text()}" : expectation.Kind;

    /// <summary>Whether it is about lists and their values.</summary>
    public static bool IsOfSets(Expectation expectation) => Sets.Contains(expectation.Kind);

    /// <summary>Whether a value of a header field breaks it.</summary>
    public static bool IsBrokenBy(Expectation expectation, string field, string value) => expectation.Kind == "header"
        && expectation.Arguments.Mapping().RequiredText("name").Equals(field, StringComparison.OrdinalIgnoreCase)
        && expectation.Arguments.Mapping().TextOf("matches") is { } pattern
        && !Regex.IsMatch(value, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
