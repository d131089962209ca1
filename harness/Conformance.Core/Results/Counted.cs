using System.Globalization;

namespace Conformance.Core.Results;

/// <summary>Numbers with their nouns.</summary>
public static class Counted
{
    /// <summary>As in <c>1 variant</c> and <c>3 variants</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">One of them.</param>
    /// <param name="plural">Many of them; null for the noun with an s.</param>
    public static string Of(int count, string noun, string? plural = null) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? noun : plural ?? noun + "s")}");
}
