using System.Text.RegularExpressions;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;

namespace Conformance.Core.Results.Diffs;

/// <summary>What two runs asked for in the same step: filters by values that were picked from answers differ where those answers
/// do.</summary>
internal static partial class Questions
{
    /// <summary>Whether both filters say the same, but for instants and IDs: these move with the world.</summary>
    public static bool AreAlike(Exchange left, Exchange right) => Filter(left) == Filter(right);

    /// <summary>Whether two links differ only in parameters that each repeats from its own request, as links from page to page
    /// do.</summary>
    public static bool Repeat(string? link, string? other, Exchange left, Exchange right)
    {
        if (link is null || other is null || left.Request.Url == right.Request.Url || link.Split('?')[0] != other.Split('?')[0])
        {
            return false;
        }

        var (ours, theirs) = (QueryUrl.Parameters(link), QueryUrl.Parameters(other));
        return ours.Count == theirs.Count && ours.Zip(theirs).All(pair => pair.First.Key == pair.Second.Key
            && (pair.First.Value == pair.Second.Value || (IsAsked(pair.First, left) && IsAsked(pair.Second, right))));
    }

    private static bool IsAsked(KeyValuePair<string, string> parameter, Exchange exchange) => QueryUrl.Parameter(exchange.Request.Url, parameter.Key) == parameter.Value;

    private static string? Filter(Exchange exchange) => QueryUrl.Parameter(exchange.Request.Url, "filter") is { } filter ? Moved().Replace(filter, "…") : null;

    [GeneratedRegex(@"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+Z?|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")]
    private static partial Regex Moved();
}
