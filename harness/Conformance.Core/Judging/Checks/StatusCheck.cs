using System.Globalization;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging.Checks;

/// <summary>The status is one of those listed; <c>4xx</c> stands for a class.</summary>
/// <param name="Allowed">Codes and classes.</param>
public sealed record StatusCheck(IReadOnlyList<string> Allowed) : Check(CheckStage.Status)
{
    /// <summary>What messages about a status begin with.</summary>
    internal const string Word = "status ";

    /// <summary>The subject of a violation.</summary>
    internal const string Subject = "status";

    /// <inheritdoc/>
    public override bool TellsKind => true;

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var status = answer.Response.Status.ToString(CultureInfo.InvariantCulture);
        return Allowed.Any(pattern => StatusPattern.Matches(pattern, status)) ? CheckResult.Passed : CheckResult.Of(
        [
            new Violation(ViolationKind.WrongStatus, Subject, Word + string.Join(" or ", Allowed), $"{Word}{status} {answer.Response.ReasonPhrase}".TrimEnd())
            {
                Said = ServerWords.Of(answer),
            },
        ]);
    }
}
