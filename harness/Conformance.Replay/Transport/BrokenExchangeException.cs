using Conformance.Core.Exchanges;

namespace Conformance.Replay.Transport;

/// <summary>Carries a named failure from where it is found to <see cref="HttpTransport"/>, which makes a record of it.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1064", Justification = "It never leaves the transport.")]
internal sealed class BrokenExchangeException : Exception
{
    public BrokenExchangeException(TransportFailureKind kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    public TransportFailureKind Kind { get; }
}
