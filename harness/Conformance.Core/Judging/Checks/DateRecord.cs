using Conformance.Core.Exchanges;

namespace Conformance.Core.Judging.Checks;

/// <summary>Records whether an answer states a Date, in which form, and whether its clock agrees with ours.</summary>
/// <param name="Key">The key in the behaviour profile.</param>
public sealed record DateRecord(string Key) : Check(CheckStage.Header), IRecords
{
    /// <summary>More than clocks drift apart, less than a time zone.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) => new([], Behaviour(answer.Response.Headers.First("Date"), answer.Exchange.SentAt));

    private static string Behaviour(string? text, DateTimeOffset ours) =>
        text is null ? "no Date"
        : HttpDate.Read(text) is not { } date ? "a Date that is none"
        : $"a Date{(HttpDate.ReadPreferred(text) is null ? " in an obsolete form" : "")}, {((date - ours).Duration() <= Near ? "within ten minutes of" : "more than ten minutes from")} our clock";
}
