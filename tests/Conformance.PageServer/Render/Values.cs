using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Conformance.PageServer.Render;

/// <summary>The text of a value in both formats.</summary>
internal static partial class Values
{
    /// <summary>Elements and attributes whose type is String, whatever their value looks like.</summary>
    private static readonly HashSet<string> Strings = new(StringComparer.Ordinal)
    {
        "Version", "AgentVersion", "OsVersion", "IpAddress", "Name", "DisplayName", "Description", "UniqueId", "ExternalIP",
            "SwitchName", "SwitchId",
        "Id", "UID", "Hint", "Password", "Username", "Path", "Message", "Reason", "VmName", "VmDisplayName", "UserName", "Value",
    };

    public static string Instant(string name, string text, ServerOptions options)
    {
        if (!InstantPattern().IsMatch(text))
        {
            return text;
        }

        var instant = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        var zone = options.Has("offset") && !name.Contains("UTC", StringComparison.OrdinalIgnoreCase) && name != "NextRun"
            ? "+02:00" : "Z";
        var local = zone == "Z" ? instant.UtcDateTime : instant.UtcDateTime.AddHours(2);
        var digits = options.Has("fraction-none") ? 0 : options.Has("fraction-three") ? 3 : options.Has("fraction-six") ? 6 : 7;
        var format = "yyyy-MM-dd'T'HH:mm:ss" + (digits == 0 ? string.Empty : "." + new string(digits == 7 ? 'F' : 'f', digits));
        return local.ToString(format, CultureInfo.InvariantCulture) + zone;
    }

    public static bool IsNumber(string name, string text) => !Strings.Contains(name) && NumberPattern().IsMatch(text);

    public static bool IsBoolean(string name, string text) => !Strings.Contains(name) && text is "true" or "false";

    /// <summary>JSON has a whole instant where XML has a time of the day (resource_representation_for_ke.md).</summary>
    public static string JsonTime(XElement element) => "2025-03-14T" + element.Value[..8] + element.Value[16..];

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")]
    private static partial Regex InstantPattern();

    [GeneratedRegex(@"^-?\d{1,18}(\.\d+)?$")]
    private static partial Regex NumberPattern();
}
