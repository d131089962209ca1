using Conformance.Core.Judging;
using Conformance.Core.Results;

namespace Conformance.Core.Reports;

/// <summary>What was found, in one line: <c>State is "Finished", not one of the promised values</c>.</summary>
public static class HeadlineText
{
    private const int ValuesShown = 3;

    /// <summary>The headline of a group: several values that were found are named side by side.</summary>
    public static string Of(FindingGroup group) => Of(group.First.Violation, Values(group.Actuals));

    /// <summary>The headline of one finding.</summary>
    public static string Of(Violation violation) => Of(violation, violation.Actual);

    private static string Of(Violation violation, string values)
    {
        var subject = violation.Subject;
        return Printable.OneLine(violation.Kind switch
        {
            ViolationKind.WrongStatus => $"{violation.Actual}, not {violation.Expected}",
            ViolationKind.Missing => $"{subject} is missing",
            ViolationKind.Unexpected => $"{subject} is there and must not be",
            ViolationKind.WrongValue => $"{subject} is {values}, not {Promised(violation)}",
            ViolationKind.WrongType => $"{subject} is {values}, which is not of its type",
            ViolationKind.WrongBody => $"{violation.Actual} in the place of {violation.Expected}",
            ViolationKind.Unreadable => "the body cannot be read",
            ViolationKind.WrongOrder => $"{subject} in the wrong order",
            ViolationKind.Repeated => $"{subject} more than once",
            _ => $"{subject} differs",
        });
    }

    /// <summary>A list of values is told by its beginning: a person reads the whole below the headline.</summary>
    private static string Promised(Violation violation) =>
        violation.Expected.StartsWith("one of ", StringComparison.Ordinal) ? "one of " + violation.Expected["one of ".Length..].Split(',')[0] + ", …" : violation.Expected;

    private static string Values(IReadOnlyList<string> values) =>
        string.Join(", ", values.Take(ValuesShown)) + (values.Count > ValuesShown ? $" and {values.Count - ValuesShown} more" : "");
}
