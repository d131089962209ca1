using System.Xml.Linq;

namespace Conformance.Core.Reports.Html;

/// <summary>Two texts that differ: what is their own in each is marked, if they share enough to make that of use.</summary>
internal static class Differing
{
    private const int Longest = 4000;

    /// <summary>Both texts, cut with notice beyond 4,000 characters.</summary>
    public static (XElement Expected, XElement Actual) Of(string expected, string actual)
    {
        var shared = SharedEnds.Of(expected, actual);
        return (Side(expected, shared), Side(actual, shared));
    }

    private static XElement Side(string text, SharedEnds shared) => text.Length > Longest || !shared.IsOfUse
        ? Markup.Of("pre", text.Length > Longest ? text[..Longest] + $"… (cut, {text.Length} characters)" : text)
        : Markup.Of(
            "pre", text[..shared.Head], shared.Head + shared.Tail < text.Length ? Markup.Of("mark", text[shared.Head..^shared.Tail]) : null, text[^shared.Tail..]);
}
