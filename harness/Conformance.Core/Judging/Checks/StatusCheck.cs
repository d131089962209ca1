using System.Globalization;

namespace Conformance.Core.Judging.Checks;

/// <summary>The status is one of those listed; <c>4xx</c> stands for a class.</summary>
/// <param name="Allowed">Codes and classes.</param>
public sealed record StatusCheck(IReadOnlyList<string> Allowed) : Check(CheckStage.Status)
{
    /// <summary>What messages about a status begin with.</summary>
    internal const string Word = "status ";

    /// <inheritdoc/>
    public override bool TellsKind => true;

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var status = answer.Response.Status.ToString(CultureInfo.InvariantCulture);
        return CheckResult.If(
            Allowed.Any(pattern => Matches(pattern, status)),
            Word + string.Join(" or ", Allowed),
            $"{Word}{status} {answer.Response.ReasonPhrase}".TrimEnd());
    }

    /// <summary>Whether a text is a code, or a class as in <c>4xx</c>.</summary>
    public static bool IsPattern(string text) => text is [>= '1' and <= '5', 'x', 'x'] || (text is [>= '1' and <= '5', _, _] && text.All(char.IsAsciiDigit));

    /// <summary>Whether a code is meant by a pattern as in <c>200</c> or <c>2xx</c>.</summary>
    public static bool Matches(string pattern, string status) =>
        pattern.Length == status.Length && pattern.Zip(status).All(pair => pair.First is 'x' || pair.First == pair.Second);
}
