using System.Globalization;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;

namespace Conformance.Replay.Runs;

/// <summary>What discovery saw at a path.</summary>
/// <param name="Path">The path below the base.</param>
/// <param name="Answer">The answer in the clear; null if the request could not be sent.</param>
/// <param name="Refusal">Why it could not be sent; null if it was.</param>
internal sealed record Looked(string Path, Answer? Answer, string? Refusal)
{
    /// <summary>The resources that came; null if none did.</summary>
    public AnswerBody? Body => Answer is { Exchange.Response.Status: 200 } ? Answer.Body : null;

    /// <summary>How the exchange broke; null if it did not.</summary>
    public BrokenExchange? Broken => Answer?.Exchange is { Failure: { } failure } exchange ? new BrokenExchange(failure, exchange.FirstByte is null) : null;

    /// <summary>What came, for messages.</summary>
    public string Said => Refusal
        ?? (Answer!.Exchange.Response is { } response
            ? string.Create(CultureInfo.InvariantCulture, $"status {response.Status}, {Answer.ContentType ?? "no Content-Type"}")
            : Answer.Exchange.Failure?.Message ?? "no response");
}

/// <summary>An exchange without a whole response.</summary>
/// <param name="Failure">How it broke.</param>
/// <param name="IsSilent">Whether not one byte came.</param>
internal sealed record BrokenExchange(TransportFailure Failure, bool IsSilent);
