using Conformance.Core.Contract;
using Conformance.Documents;
using Conformance.Documents.Compare;

namespace Conformance.Core.Recordings;

/// <summary>What differs between two recordings of the same thing.</summary>
public static class VolatileValues
{
    private static readonly DifferenceKind[] OfValues =
        [DifferenceKind.TextValue, DifferenceKind.AttributeValue, DifferenceKind.NumberValue, DifferenceKind.NumberText];

    /// <summary>
    /// The paths in the first document of values that differ, each with the second document's value; or, where more than values
    /// differs, what.
    /// </summary>
    public static (IReadOnlyDictionary<string, string> Values, Difference? Change) Of(Document first, Document second)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var difference in Comparer.Compare(first, second, ApiRepresentation.Options with { MaxDifferences = int.MaxValue }).Differences)
        {
            if (!OfValues.Contains(difference.Kind))
            {
                return (values, difference);
            }

            values[difference.ExpectedPath.Text] = difference.ActualValue ?? "";
        }

        return (values, null);
    }
}
