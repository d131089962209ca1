using System.Globalization;

namespace Conformance.Core.Exchanges;

/// <summary>The date of a header field, in any of the three forms that a recipient must read (RFC 9110, section 5.6.7).</summary>
public static class HttpDate
{
    /// <summary>The form that a server writes.</summary>
    public const string Preferred = "r";

    private static readonly string[] Current = [Preferred];
    private static readonly string[] All = [Preferred, "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy", "ddd MMM  d HH:mm:ss yyyy"];

    /// <summary>The instant that the text states; null for a text that is no date, or none.</summary>
    public static DateTimeOffset? Read(string? text) => Read(text, All);

    /// <summary>As <see cref="Read(string?)"/>, but null too for a form that servers are to write no more.</summary>
    public static DateTimeOffset? ReadPreferred(string? text) => Read(text, Current);

    private static DateTimeOffset? Read(string? text, string[] forms) =>
        DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
