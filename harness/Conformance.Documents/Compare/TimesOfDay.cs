using System.Globalization;
using System.Text.RegularExpressions;

namespace Conformance.Documents.Compare;

/// <summary>
/// Times of day: <c>22:00:00.0000000+01:00</c> in XML, and a whole date and time in JSON of the same thing. The date and the
/// offset are not
/// part of the value: servers write two offsets for one time.
/// </summary>
public static partial class TimesOfDay
{
    // The framework takes 25:00:00 for 25 days.
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Reads the clock's time out of a time of day, or out of a date with a time.</summary>
    public static bool TryParse(string text, out TimeSpan clock)
    {
        ArgumentNullException.ThrowIfNull(text);
        clock = default;
        var match = Writing().Match(text);
        return match.Success && TimeSpan.TryParse(match.Groups["clock"].Value, CultureInfo.InvariantCulture, out clock) && clock < Day;
    }

    /// <summary>Whether the text is a time of day without a date.</summary>
    public static bool IsBare(string text) => TryParse(text, out _) && !text.Contains('T', StringComparison.Ordinal);

    [GeneratedRegex(@"^([0-9]{4}-[0-9]{2}-[0-9]{2}T)?(?<clock>[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?)(Z|[+-][0-9]{2}:[0-9]{2})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Writing();
}
