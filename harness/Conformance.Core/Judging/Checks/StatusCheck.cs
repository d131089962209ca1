using System.Globalization;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging.Checks;

/// <summary>The status is one of those listed; <c>4xx</c> stands for a class.</summary>
/// <param name="Allowed">Codes and classes.</param>
public sealed record StatusCheck(IReadOnlyList<string> Allowed) : Check(CheckStage.Status)
{
    /// <summary>What messages about a status begin with.</summary>
    internal const string Word = "status ";

    /// <summary>A status of the class of answers to what exists.</summary>
    internal const int Success = 200;

    /// <summary>The subject of a violation.</summary>
    internal const string Subject = "status";

    /// <inheritdoc/>
    public override bool TellsKind => true;

    /// <summary>Whether a status is of the class of one that is allowed, as 403 where 401 is asked for: what is asked besides can
    /// be judged.</summary>
    public bool AllowsClassOf(int status) => Allowed.Any(pattern => pattern[0] - '0' == status / 100);

    /// <summary>Whether it asks that a request is refused.</summary>
    public bool IsRefusal => Allowed.All(pattern => pattern[0] is '4' or '5');

    /// <summary>Whether a status is one of those that are allowed.</summary>
    public bool Allows(int status) => Allowed.Any(pattern => StatusPattern.Matches(pattern, status.ToString(CultureInfo.InvariantCulture)));

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var status = answer.Response.Status.ToString(CultureInfo.InvariantCulture);
        return Allows(answer.Response.Status) ? CheckResult.Passed : CheckResult.Of(
        [
            new Violation(ViolationKind.WrongStatus, Subject, Word + string.Join(" or ", Allowed), $"{Word}{status} {answer.Response.ReasonPhrase}".TrimEnd())
            {
                Said = ServerWords.Of(answer),
            },
        ]);
    }
}
