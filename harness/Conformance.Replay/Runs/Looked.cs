using System.Globalization;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;

namespace Conformance.Replay.Runs;

/// <summary>What discovery saw at a path. It stays to the end of the run; what was read of a large body does not, and is read
/// again.</summary>
internal sealed class Looked
{
    /// <summary>Of a body of more bytes than this nothing is held but the bytes.</summary>
    private const int MostHeld = 64 * 1024;

    private readonly Answer? unread;
    private readonly Answer? held;
    private readonly WeakReference<Answer> last = new(null!);

    /// <param name="path">The path below the base.</param>
    /// <param name="answer">The answer in the clear; null if the request could not be sent.</param>
    /// <param name="refusal">Why it could not be sent; null if it was.</param>
    public Looked(string path, Answer? answer, string? refusal)
    {
        (Path, Refusal, unread) = (path, refusal, answer?.Unread());
        held = answer?.Exchange.Response is { Body.Length: > MostHeld } ? null : answer;
    }

    /// <summary>The path below the base.</summary>
    public string Path { get; }

    /// <summary>The URL that was asked; null if the request could not be sent.</summary>
    public string? Url => unread?.Exchange.Request.Url;

    /// <summary>The resources that came; null if none did.</summary>
    public AnswerBody? Body => unread is { Exchange.Response.Status: 200 } ? Read().Body : null;

    /// <summary>Why the request could not be sent; null if it was.</summary>
    public string? Refusal { get; }

    /// <summary>How the exchange broke; null if it did not.</summary>
    public BrokenExchange? Broken =>
        unread?.Exchange is { Failure: { } failure } exchange ? new BrokenExchange(failure, exchange.FirstByte is null) : null;

    /// <summary>What came, for messages.</summary>
    public string Said => Refusal
        ?? (unread!.Exchange.Response is { } response
            ? string.Create(CultureInfo.InvariantCulture, $"status {response.Status}, {unread.ContentType ?? "no Content-Type"}{Size(response)}")
            : unread.Exchange.Failure?.Message ?? "no response");

    private Answer Read()
    {
        if (held is not null)
        {
            return held;
        }

        if (!last.TryGetTarget(out var answer))
        {
            last.SetTarget(answer = unread!.Unread());
        }

        return answer;
    }

    /// <summary>The size of a body that is too large to be read as it is.</summary>
    private static string Size(ReceivedResponse response) => response.Body.Length <= PieceSize.Default.MostWhole ? ""
        : string.Create(CultureInfo.InvariantCulture, $", {response.Body.Length} bytes");
}

/// <summary>An exchange without a whole response.</summary>
/// <param name="Failure">How it broke.</param>
/// <param name="IsSilent">Whether not one byte came.</param>
internal sealed record BrokenExchange(TransportFailure Failure, bool IsSilent);
