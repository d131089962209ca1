namespace Conformance.Documents.Compare;

/// <summary>The parts in which two values differ.</summary>
internal static class ValueParts
{
    /// <summary>For each value: the value as it is shown, and where the part begins that differs, and how long it is.</summary>
    public static ((string Value, int From, int Length) Expected, (string Value, int From, int Length) Actual) Differing(string? expected, string? actual)
    {
        var (left, right) = (Whole(expected), Whole(actual));
        var first = 0;
        while (first < left.Length && first < right.Length && left[first] == right[first])
        {
            first++;
        }

        var last = 0;
        while (last < Math.Min(left.Length, right.Length) - first && left[^(last + 1)] == right[^(last + 1)])
        {
            last++;
        }

        return ((left, first, left.Length - first - last), (right, first, right.Length - first - last));
    }

    /// <summary>A value that was shortened ends before the mark of that.</summary>
    private static string Whole(string? value) => value is null ? "" : ComparisonText.Visible(value.TrimEnd('\u2026'));
}
