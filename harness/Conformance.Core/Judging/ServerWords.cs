using Conformance.Core.Contract;

namespace Conformance.Core.Judging;

/// <summary>What a server says of an error in its own words.</summary>
public static class ServerWords
{
    private const int Longest = 200;

    /// <summary>The Message of an Error body, cut to 200 characters; null if the answer has none.</summary>
    public static string? Of(Answer answer) =>
        answer.Exchange.Response is { Status: >= 400 } && answer.Body is { Root: ApiContract.ErrorType } body && new ResourceView(body.Information).Text("Message") is { Length: > 0 } message
            ? message.Length > Longest ? message[..Longest] + "…" : message
            : null;
}
