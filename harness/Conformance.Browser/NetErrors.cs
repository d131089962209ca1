using Conformance.Core.Exchanges;
using Conformance.Replay.Transport;

namespace Conformance.Browser;

/// <summary>Chromium's network errors (chrome://network-errors) in the words of this harness.</summary>
internal static class NetErrors
{
    /// <summary>The failure that an error of Chromium is, with Chromium's own word.</summary>
    public static BrokenExchangeException Of(string error) => new(Kind(error.Replace("net::ERR_", "", StringComparison.Ordinal)), $"Chromium reports {error}.");

    private static TransportFailureKind Kind(string name) => name switch
    {
        "NAME_NOT_RESOLVED" => TransportFailureKind.NameNotResolved,
        "CONNECTION_TIMED_OUT" or "TIMED_OUT" => TransportFailureKind.ConnectTimeout,
        "EMPTY_RESPONSE" or "CONNECTION_CLOSED" or "CONNECTION_RESET" or "SOCKET_NOT_CONNECTED" => TransportFailureKind.ClosedBeforeResponse,
        "RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH" => TransportFailureKind.ConflictingContentLength,
        "RESPONSE_HEADERS_TOO_BIG" => TransportFailureKind.HeadersTooLarge,
        _ when name.StartsWith("CERT_", StringComparison.Ordinal) || name.StartsWith("SSL_", StringComparison.Ordinal) => TransportFailureKind.TlsFailed,
        _ when name.StartsWith("CONNECTION_", StringComparison.Ordinal) || name.StartsWith("ADDRESS_", StringComparison.Ordinal) => TransportFailureKind.ConnectionRefused,
        _ => TransportFailureKind.MalformedResponse,
    };
}
