using System.Globalization;
using System.Text.RegularExpressions;

namespace Conformance.Core.Contract;

/// <summary>The types of texts in answers. XML writes all of them as text; JSON writes numbers and booleans natively (EM-API
/// 2).</summary>
public static partial class ValueTypes
{
    /// <summary>The type of an element that has children instead of text.</summary>
    public const string Structure = "structure";

    private static readonly Dictionary<string, (Func<string, bool> Holds, string Expected)> Simple = new(StringComparer.Ordinal)
    {
        ["string"] = (_ => true, "any text"),
        ["text"] = (text => text.Length > 0, "text that is not empty"),
        ["bool"] = (text => text is "true" or "false", "true or false"),
        ["int"] = (text => Digits().IsMatch(text) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _), "a whole number of 32 bits"),
        ["long"] = (text => Digits().IsMatch(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _), "a whole number of 64 bits"),
        ["ushort"] = (text => Digits().IsMatch(text) && ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _), "a whole number from 0 to 65535"),
        ["percent"] = (text => Digits().IsMatch(text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole <= 100, "a whole number from 0 to 100"),
        ["instant"] = (text => TryInstant(text, out _), "an instant in UTC such as 2021-11-03T21:00:26.19Z, with up to 7 fraction digits"),
        ["moment"] = (text => Documents.Compare.Instants.TryParse(text, out _), "an instant with Z or an offset such as 2021-11-03T23:00:26.19+02:00"),
        ["time"] = (text => Documents.Compare.TimesOfDay.TryParse(text, out _), "a time of day such as 22:00:00.0000000+01:00, or a date with a time"),
        ["guid"] = (IsGuid, "a GUID such as f5bf1a4b-c229-452e-a4e8-0354e1752b4e"),
        ["uid"] = (text => Uid().IsMatch(text), "urn:veeam:<Type>:<ID>"),
        ["urn"] = (text => Urn().IsMatch(text), "urn:<Platform>:<Type>:<ID>"),
        ["number"] = (text => Number().IsMatch(text), "a decimal number"),
        ["version"] = (text => Version().IsMatch(text), "a version of 2 to 4 numbers such as 13.0.1.1071"),
        ["href"] = (text => Href().IsMatch(text) && Uri.TryCreate(text, UriKind.Absolute, out _), "an absolute http or https URL"),
        [Structure] = (_ => true, "child elements"),
    };

    /// <summary>What <paramref name="type"/> expects in words if <paramref name="text"/> is not of it; null if it is.</summary>
    /// <exception cref="ArgumentException">The type is not known.</exception>
    public static string? Check(string type, string text)
    {
        if (UidOf(type) is { } of)
        {
            return IsUid(text, of) ? null : $"urn:veeam:{of}:<GUID>";
        }

        if (!Simple.TryGetValue(type, out var simple))
        {
            throw new ArgumentException($"The value type \"{type}\" is not known.{DataFiles.Suggestion.For(type, Simple.Keys)}", nameof(type));
        }

        return simple.Holds(text) ? null : simple.Expected;
    }

    /// <summary>Whether <see cref="Check"/> knows the type.</summary>
    public static bool IsKnown(string type) => Simple.ContainsKey(type) || UidOf(type) is not null;

    /// <summary>The names of the types, for messages.</summary>
    public static IEnumerable<string> Names => Simple.Keys.Append("uid(Type)").Order(StringComparer.Ordinal);

    /// <summary>The resource type that a <c>uid(Type)</c> names, or null if the type is another.</summary>
    public static string? UidOf(string type) =>
        type.StartsWith("uid(", StringComparison.Ordinal) && type.EndsWith(')') && type.Length > 5 ? type[4..^1] : null;

    /// <summary>Whether JSON writes the value without quotes.</summary>
    public static bool IsJsonNumber(string type) => type is "int" or "long" or "ushort" or "percent" or "number";

    /// <summary>Whether JSON writes the value as true or false.</summary>
    public static bool IsJsonBoolean(string type) => type is "bool";

    /// <summary>Reads an instant of the API: UTC, suffix Z, up to 7 fraction digits.</summary>
    public static bool TryInstant(string text, out DateTimeOffset instant)
    {
        instant = default;
        return Instant().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);
    }

    /// <summary>Whether the text is <c>urn:veeam:<paramref name="of"/>:GUID</c>.</summary>
    public static bool IsUid(string text, string of) =>
        text.StartsWith("urn:veeam:", StringComparison.Ordinal)
        && text.AsSpan(10).StartsWith(of, StringComparison.Ordinal)
        && text.Length == 11 + of.Length + 36
        && text[10 + of.Length] == ':'
        && IsGuid(text[(11 + of.Length)..]);

    /// <summary>The GUID at the end of a UID, or null if it has none.</summary>
    public static string? IdOf(string uid) =>
        uid.LastIndexOf(':') is var colon and >= 0 && IsGuid(uid[(colon + 1)..]) ? uid[(colon + 1)..] : null;

    /// <summary>Whether the text is a GUID in the form with hyphens; the case of the digits does not matter.</summary>
    public static bool IsGuid(string text) => Guid.TryParseExact(text, "D", out _);

    [GeneratedRegex(@"^[+-]?[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^urn:veeam:[A-Za-z_0-9-]+:.+$", RegexOptions.CultureInvariant)]
    private static partial Regex Uid();

    [GeneratedRegex(@"^urn:[A-Za-z_0-9-]+:[A-Za-z_0-9-]+:.+$", RegexOptions.CultureInvariant)]
    private static partial Regex Urn();

    [GeneratedRegex(@"^[+-]?[0-9]+(\.[0-9]+)?([Ee][+-]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?Z$", RegexOptions.CultureInvariant)]
    private static partial Regex Instant();

    [GeneratedRegex(@"^[0-9]+\.[0-9]+(\.[0-9]+)?(\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    [GeneratedRegex(@"^https?://[^\s/]+/", RegexOptions.CultureInvariant)]
    private static partial Regex Href();
}
