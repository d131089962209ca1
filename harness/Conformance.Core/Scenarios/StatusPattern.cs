namespace Conformance.Core.Scenarios;

/// <summary>A status code, or a class of them as in <c>4xx</c>.</summary>
public static class StatusPattern
{
    /// <summary>Whether a text is one.</summary>
    public static bool IsOne(string text) => text is [>= '1' and <= '5', 'x', 'x'] || (text is [>= '1' and <= '5', _, _] && text.All(char.IsAsciiDigit));

    /// <summary>Whether a code is meant by a pattern as in <c>200</c> or <c>2xx</c>.</summary>
    public static bool Matches(string pattern, string status) =>
        pattern.Length == status.Length && pattern.Zip(status).All(pair => pair.First is 'x' || pair.First == pair.Second);
}
