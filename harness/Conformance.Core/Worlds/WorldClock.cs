using System.Globalization;

namespace Conformance.Core.Worlds;

/// <summary>
/// The times of a world file: absolute, or relative to the moment of loading as in <c>now-29d23h59m</c> or <c>now-30d+1s</c>. A
/// sign
/// holds for all that follows it; the units are d, h, m, s and ms.
/// </summary>
public static class WorldClock
{
    /// <summary>The longest fraction that a world writes: EM 10 and later write up to three digits without trailing zeros (EM-API
    /// 4.8).</summary>
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'";

    /// <summary>Whether the text is a relative time.</summary>
    public static bool IsRelative(string text) => text.StartsWith("now", StringComparison.Ordinal);

    /// <summary><paramref name="now"/> without its fraction of a second, so that the fractions in a world file are those of the
    /// answers.</summary>
    public static DateTimeOffset Anchor(DateTimeOffset now) =>
        new(now.UtcDateTime.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    /// <summary>The instant that a relative time names.</summary>
    /// <param name="text">As in <c>now-2d+760ms</c>.</param>
    /// <param name="now">What <c>now</c> stands for.</param>
    /// <param name="instant">The instant.</param>
    /// <returns>False if the text does not have the form.</returns>
    public static bool TryResolve(string text, DateTimeOffset now, out DateTimeOffset instant)
    {
        instant = now;
        var at = 3;
        var sign = 0;
        while (at < text.Length)
        {
            if (text[at] is '-' or '+')
            {
                sign = text[at] == '-' ? -1 : 1;
                at++;
            }

            var digits = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            var letters = at;
            while (at < text.Length && char.IsAsciiLetterLower(text[at]))
            {
                at++;
            }

            if (sign == 0
                || !int.TryParse(text.AsSpan(digits, letters - digits), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                || Unit(text[letters..at]) is not { } unit)
            {
                return false;
            }

            instant += sign * count * unit;
        }

        return IsRelative(text);
    }

    /// <summary>The instant as answers write it: UTC, up to three fraction digits, trailing zeros dropped.</summary>
    public static string Write(DateTimeOffset instant) => instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    /// <summary>The instant as the Name of a session writes it: whole seconds, truncated (EM-API 3).</summary>
    public static string WriteInName(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static TimeSpan? Unit(string unit) => unit switch
    {
        "d" => TimeSpan.FromDays(1),
        "h" => TimeSpan.FromHours(1),
        "m" => TimeSpan.FromMinutes(1),
        "s" => TimeSpan.FromSeconds(1),
        "ms" => TimeSpan.FromMilliseconds(1),
        _ => null,
    };
}
