using Conformance.Documents.Compare;
using FluentAssertions;
using FluentAssertions.Collections;
using FluentAssertions.Execution;
using FluentAssertions.Primitives;
using FluentAssertions.Xml;
using CultureInfo = System.Globalization.CultureInfo;

namespace Conformance.Documents.FluentAssertions;

/// <summary>
/// <c>actual.Should().BeSameInformationAs(expected)</c>: fails unless two documents are the same under the rules. XML and JSON
/// may be compared
/// with each other. Expected and actual may have any of the types that <see cref="DocumentBytes"/> takes.
/// </summary>
public static class SameInformationAssertions
{
    /// <summary>The text is a document with the information of <paramref name="expected"/>.</summary>
    public static AndConstraint<StringAssertions> BeSameInformationAs(this StringAssertions assertions, object expected, params Rule[] rules) =>
        Check(assertions, assertions?.Subject, expected, With(rules), "", []);

    /// <summary>The text is a document with the information of <paramref name="expected"/>, by these options.</summary>
    public static AndConstraint<StringAssertions> BeSameInformationAs(
        this StringAssertions assertions, object expected, CompareOptions options, string because = "", params object[] becauseArgs) =>
        Check(assertions, assertions?.Subject, expected, options, because, becauseArgs);

    /// <summary>The bytes are a document with the information of <paramref name="expected"/>.</summary>
    public static AndConstraint<GenericCollectionAssertions<byte>> BeSameInformationAs(
        this GenericCollectionAssertions<byte> assertions, object expected, params Rule[] rules) =>
        Check(assertions, assertions?.Subject?.ToArray(), expected, With(rules), "", []);

    /// <summary>The bytes are a document with the information of <paramref name="expected"/>, by these options.</summary>
    public static AndConstraint<GenericCollectionAssertions<byte>> BeSameInformationAs(
        this GenericCollectionAssertions<byte> assertions, object expected, CompareOptions options, string because = "", params object[] becauseArgs) =>
        Check(assertions, assertions?.Subject?.ToArray(), expected, options, because, becauseArgs);

    /// <summary>The document has the information of <paramref name="expected"/>.</summary>
    public static AndConstraint<XDocumentAssertions> BeSameInformationAs(this XDocumentAssertions assertions, object expected, params Rule[] rules) =>
        Check(assertions, assertions?.Subject, expected, With(rules), "", []);

    /// <summary>The document has the information of <paramref name="expected"/>, by these options.</summary>
    public static AndConstraint<XDocumentAssertions> BeSameInformationAs(
        this XDocumentAssertions assertions, object expected, CompareOptions options, string because = "", params object[] becauseArgs) =>
        Check(assertions, assertions?.Subject, expected, options, because, becauseArgs);

    /// <summary>The object is a document with the information of <paramref name="expected"/>.</summary>
    public static AndConstraint<ObjectAssertions> BeSameInformationAs(this ObjectAssertions assertions, object expected, params Rule[] rules) =>
        Check(assertions, assertions?.Subject, expected, With(rules), "", []);

    /// <summary>The object is a document with the information of <paramref name="expected"/>, by these options.</summary>
    public static AndConstraint<ObjectAssertions> BeSameInformationAs(
        this ObjectAssertions assertions, object expected, CompareOptions options, string because = "", params object[] becauseArgs) =>
        Check(assertions, assertions?.Subject, expected, options, because, becauseArgs);

    private static CompareOptions With(Rule[] rules) => CompareOptions.Default with { Rules = rules };

    private static AndConstraint<T> Check<T>(T? assertions, object? actual, object expected, CompareOptions options, string because, object[] becauseArgs)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(assertions);
        var check = InformationCheck.Of(expected, actual, options);
        if (!check.AreSame)
        {
            // Preformatted: braces in a document mean nothing.
            AssertionScope.Current.AddPreFormattedFailure(Reason(because, becauseArgs) + check.Text.TrimEnd('\n'));
        }

        return new AndConstraint<T>(assertions);
    }

    private static string Reason(string because, object[] becauseArgs) => string.IsNullOrWhiteSpace(because)
        ? ""
        : $"The documents should be the same {(because.TrimStart().StartsWith("because", StringComparison.OrdinalIgnoreCase) ? "" : "because ")}"
            + $"{(becauseArgs.Length == 0 ? because.Trim() : string.Format(CultureInfo.InvariantCulture, because.Trim(), becauseArgs))}.\n";
}
