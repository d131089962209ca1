using System.Globalization;
using Conformance.Core.Contract;

namespace Conformance.Emulator.Queries;

/// <summary>Turns texts into keys that compare as a field's order demands.</summary>
internal static class QueryKeys
{
    /// <summary>The key of a text by an order; null if the text is not of the kind.</summary>
    public static IComparable? Of(string text, QueryOrder order, IReadOnlyList<string> values) => order switch
    {
        QueryOrder.Number => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null,
        QueryOrder.Instant => Instant(text),
        QueryOrder.Truth => bool.TryParse(text, out var truth) ? truth : null,
        QueryOrder.Index => Index(text, values),
        _ => new TextKey(text),
    };

    /// <summary>An instant with or without Z; both are UTC (seen: centreon sends none).</summary>
    private static DateTimeOffset? Instant(string text)
    {
        if (ValueTypes.TryInstant(text, out var instant))
        {
            return instant;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var other)
            && char.IsAsciiDigit(text[0]) ? other : null;
    }

    private static int? Index(string text, IReadOnlyList<string> values)
    {
        for (var index = 0; index < values.Count; index++)
        {
            if (values[index].Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return index;
            }
        }

        return null;
    }

    /// <summary>A text that compares by its letters, case aside.</summary>
    private sealed record TextKey(string Text) : IComparable
    {
        public int CompareTo(object? obj) => StringComparer.OrdinalIgnoreCase.Compare(Text, (obj as TextKey)?.Text);
    }
}
