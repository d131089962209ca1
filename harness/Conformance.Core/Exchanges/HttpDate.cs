using System.Globalization;

namespace Conformance.Core.Exchanges;

/// <summary>The date of a header field, in any of the three forms that a recipient must read (RFC 9110, section 5.6.7).</summary>
public static class HttpDate
{
    /// <summary>The form that a server writes.</summary>
    public const string Preferred = "r";

    private static readonly string[] Current = [Preferred];
    private static readonly string[] All = [Preferred, "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy", "ddd MMM  d HH:mm:ss yyyy"];

    // A clock that was never set says year 1, and sums with it leave what an instant can hold.
    private const int FirstYear = 1970;
    private const int LastYear = 9000;

    /// <summary>The instant that the text states; null for a text that is no date of the years 1970 to 9000, or none.</summary>
    public static DateTimeOffset? Read(string? text) => Read(text, All);

    /// <summary>As <see cref="Read(string?)"/>, but null too for a form that servers are to write no more.</summary>
    public static DateTimeOffset? ReadPreferred(string? text) => Read(text, Current);

    private static DateTimeOffset? Read(string? text, string[] forms) =>
        DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
        && date.UtcDateTime.Year is >= FirstYear and <= LastYear ? date : null;
}
