using System.Globalization;
using Conformance.Documents.Compare;
using Conformance.Core.Contract;
using Conformance.Core.Exchanges;

namespace Conformance.Core.Judging;

/// <summary>What the entry point's answer tells of a target (HC:http_authentication).</summary>
public static class EntryPoint
{
    /// <summary>The operation that it answers.</summary>
    public const string Operation = "GET /";

    /// <summary>The kind of the expectation that says what it is.</summary>
    internal const string CheckWord = "entry-point";

    private const string Root = "EnterpriseManager";

    /// <summary>Whether an answer is an entry point's.</summary>
    public static bool IsOne(Answer answer) => answer.Exchange.Response is { Status: 200 } && answer.Body?.Root == Root;

    /// <summary>The versions that it lists, in document order; empty if the body lists none.</summary>
    public static IReadOnlyList<ResourceView> Versions(AnswerBody? body)
    {
        // XML wraps the list; a JSON writer may leave the wrapper out.
        var listed = body?.Information["SupportedVersions"];
        var list = (listed as InformationObject)?["SupportedVersions"] as InformationList ?? listed as InformationList;
        return [.. (list?.Items ?? []).OfType<InformationObject>().Select(version => new ResourceView(version))];
    }

    /// <summary>The names of the versions that the entry point lists for a run, by the run's own first request; empty if it lists
    /// none.</summary>
    public static IReadOnlyList<string> Listed(IEnumerable<Exchange> exchanges, RepresentationMapping mapping, ApiContract contract) =>
        [.. OfEntryPoint(exchanges, mapping, contract).Select(version => version.Name).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The newest version that an entry point among the answers names, as in <c>v1_7</c>; null if none does.</summary>
    public static string? NewestVersion(IEnumerable<Exchange> exchanges, RepresentationMapping mapping, ApiContract contract) => OfEntryPoint(exchanges, mapping, contract)
        .Aggregate((string?)null, (newest, version) => Newer(newest, version.Name));

    private static IEnumerable<ResourceView> OfEntryPoint(IEnumerable<Exchange> exchanges, RepresentationMapping mapping, ApiContract contract) => exchanges
        .Where(exchange => exchange is { Response.Status: 200, Request.Method: "GET" } && contract.BelowBase(exchange.Request.Url) == "/")
        .SelectMany(exchange => Versions(new Answer(exchange, mapping).Body));

    /// <summary>The newer of two versions; null if neither is there. The order in which they are given does not matter.</summary>
    public static string? Newer(string? one, string? other) =>
        new[] { one, other }.OfType<string>().OrderBy(Order, StringComparer.Ordinal).ThenBy(version => version, StringComparer.Ordinal).LastOrDefault();

    /// <summary>v1_10 comes after v1_9: digits are compared as numbers.</summary>
    private static string Order(string version) => string.Join('.', version.TrimStart('v', 'V').Split('_', '.')
        .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString("D9", CultureInfo.InvariantCulture) : part));
}
