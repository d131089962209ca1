using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Conformance.Documents.Compare;

/// <summary>What each placeholder accepts, and how messages call it.</summary>
internal static partial class PlaceholderChecks
{
    private const string Guid = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    private static readonly ConcurrentDictionary<string, Regex?> Expressions = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, bool> Sound = new(StringComparer.Ordinal);

    /// <summary>What the placeholder stands for, as a noun.</summary>
    public static string Expectation(Placeholder placeholder, CompareOptions options)
    {
        var arguments = placeholder.Arguments ?? "";
        return placeholder.Name switch
        {
            "xmlunit.ignore" => "anything",
            "xmlunit.isNumber" => "a number",
            "xmlunit.isDateTime" => arguments.Length == 0 ? "a date or an instant" : $"a date or an instant written {arguments}",
            "xmlunit.matchesRegex" => $"a text that matches {arguments}{(arguments.Trim().Length > 0 && Expression(arguments.Trim()) is null ? ", which is no regular expression" : "")}",
            "conform.uuid" => "a UUID",
            "conform.uid" => $"a UID, urn:{options.UrnNamespace ?? "NAMESPACE"}:{(arguments.Length == 0 ? "TYPE" : arguments)}:UUID",
            "conform.instant" => "an instant in UTC (as in 2021-11-03T21:00:26.19Z)" + Between(arguments),
            "conform.bytes" => "a number of bytes" + Between(arguments),
            "conform.url" => arguments.Length == 0 ? "an absolute http URL" : $"an absolute http URL with the path {arguments}",
            "conform.bound" => options.Variables.TryGetValue(arguments, out var value)
                ? $"the value of {arguments}, \"{value}\""
                : $"the value of {arguments}, which is not bound",
            _ => $"a value for the placeholder {placeholder.Name}, which does not exist",
        };
    }

    /// <summary>Whether <paramref name="actual"/> fits.</summary>
    public static bool Accepts(Placeholder placeholder, string actual, CompareOptions options)
    {
        var arguments = placeholder.Arguments ?? "";
        return placeholder.Name switch
        {
            "xmlunit.ignore" => true,
            "xmlunit.isNumber" => Number().IsMatch(actual),
            "xmlunit.isDateTime" => IsDateTime(actual.Trim(), arguments),
            "xmlunit.matchesRegex" => Expression(arguments.Trim()) is { } expression && expression.IsMatch(actual.Trim()),
            "conform.uuid" => Uuid().IsMatch(actual),
            "conform.uid" => IsUid(actual, arguments, options.UrnNamespace),
            "conform.instant" => IsInstant(actual, arguments),
            "conform.bytes" => IsBytes(actual, arguments),
            "conform.url" => IsUrl(actual, arguments),
            "conform.bound" => options.Variables.TryGetValue(arguments, out var value) && string.Equals(value, actual, StringComparison.Ordinal),
            _ => false,
        };
    }

    /// <summary>What is wrong with the arguments, or null.</summary>
    public static string? Fault(Placeholder placeholder)
    {
        var arguments = placeholder.Arguments ?? "";
        var isRight = placeholder.Name switch
        {
            "xmlunit.matchesRegex" => IsExpression(arguments.Trim()),
            "conform.bound" => arguments.Length > 0,
            "conform.instant" => arguments.Length == 0 || Range(arguments).All(end => end.Length == 0 || Instants.TryParse(end, out _)),
            "conform.bytes" => arguments.Length == 0 || Range(arguments).All(end => end.Length == 0 || ulong.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out _)),
            _ => true,
        };
        return isRight ? null : $"The arguments \"{arguments}\" of the placeholder {placeholder.Name} are not right.";
    }

    private static bool IsUid(string actual, string type, string? urnNamespace) => Uid().Match(actual) is { Success: true } uid
        && (type.Length == 0 || uid.Groups["type"].Value == type)
        && (urnNamespace is null || uid.Groups["namespace"].Value == urnNamespace);

    private static bool IsDateTime(string actual, string format) => format.Length > 0
        ? DateTime.TryParseExact(actual, format.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        : DateTimeOffset.TryParse(actual, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsInstant(string actual, string range)
    {
        if (!actual.EndsWith('Z') || !Instants.TryParse(actual, out var instant))
        {
            return false;
        }

        return range.Length == 0 || (Range(range) is [var from, var to]
            && (from.Length == 0 || (Instants.TryParse(from, out var first) && first <= instant))
            && (to.Length == 0 || (Instants.TryParse(to, out var last) && instant <= last)));
    }

    private static bool IsBytes(string actual, string range) =>
        ulong.TryParse(actual, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
        && (range.Length == 0 || (Range(range) is [var from, var to]
            && (from.Length == 0 || (ulong.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var least) && least <= bytes))
            && (to.Length == 0 || (ulong.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && bytes <= most))));

    private static bool IsUrl(string actual, string path)
    {
        if (!Uri.TryCreate(actual, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            return false;
        }

        // The text, not the Uri: the wire is the truth, and Uri would unescape and normalise it.
        var start = actual.IndexOf('/', actual.IndexOf("//", StringComparison.Ordinal) + 2);
        var rest = start < 0 ? "/" : actual[start..];
        rest = path.Contains('?', StringComparison.Ordinal) ? rest : rest.Split('?', '#')[0];
        return path.Length == 0 || (Expression(Glob(path)) is { } glob && glob.IsMatch(rest));
    }

    /// <summary><c>*</c> is any one step of a path, <c>**</c> any rest.</summary>
    private static string Glob(string path) =>
        "^" + Regex.Escape(path).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/?#]+", StringComparison.Ordinal) + "\\z";

    private static string[] Range(string arguments) => arguments.Split(',', 2, StringSplitOptions.TrimEntries) is [var only] ? [only, ""] : arguments.Split(',', 2, StringSplitOptions.TrimEntries);

    private static string Between(string arguments) => arguments.Length == 0 ? "" : Range(arguments) switch
    {
        [var from, ""] => $" from {from} on",
        ["", var to] => $" up to {to}",
        [var from, var to] => $" from {from} to {to}",
        _ => "",
    };

    /// <summary>Whether a text is a regular expression. Only that is told here: the automaton of one costs a hundred times as
    /// much.</summary>
    private static bool IsExpression(string pattern) => Sound.GetOrAdd(pattern, static text =>
    {
        try
        {
            _ = new Regex(text, RegexOptions.CultureInvariant, Patience.OfOne);
            return text.Length > 0;
        }
        catch (RegexParseException)
        {
            return false;
        }
    });

    private static Regex? Expression(string pattern) => Expressions.GetOrAdd(pattern, static text =>
    {
        try
        {
            return text.Length == 0 ? null : Linear(text) ?? new Regex(text, RegexOptions.CultureInvariant, Patience.OfOne);
        }
        catch (RegexParseException)
        {
            // Fault() says so when fixtures are checked; in a comparison such a placeholder accepts nothing.
            return null;
        }
    });

    /// <summary>An expression whose time grows with the text only; null if it holds what that cannot be done with, such as a back
    /// reference.</summary>
    private static Regex? Linear(string text)
    {
        try
        {
            return new Regex(text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Patience.OfOne);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    [GeneratedRegex("^[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex("^" + Guid + "\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Uuid();

    [GeneratedRegex("^urn:(?<namespace>[a-zA-Z0-9][a-zA-Z0-9-]{0,30}[a-zA-Z0-9]):(?<type>[a-zA-Z_0-9-]+):" + Guid + "\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Uid();
}
