using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Conformance.Core.Exchanges;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Tls;

/// <summary>Turns a connected stream into a verified TLS stream, or says why not.</summary>
internal static class TlsHandshake
{
    /// <summary>Takes over <paramref name="inner"/>, which is closed with the result or on failure.</summary>
    /// <exception cref="BrokenExchangeException">Protocol, certificate or pin.</exception>
    public static async Task<SslStream> ClientAsync(Stream inner, TargetUrl target, TlsTrust trust, CancellationToken cancellationToken)
    {
        string? refusal = null;
        var stream = new SslStream(inner, leaveInnerStreamOpen: false);
        try
        {
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = target.HostName,
                    CertificateChainPolicy = ChainPolicy(trust),
                    RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                        (refusal = CertificateVerdict.Refusal(trust, target.HostName, certificate, chain, errors)) is null,
                },
                cancellationToken);
            return stream;
        }
        catch (Exception error) when (error is AuthenticationException or IOException)
        {
            await stream.DisposeAsync();
#pragma warning disable CA1508 // Not always null: the callback above sets it.
            var reason = refusal ?? TlsAlert.Explain(error) ?? Explain(error);
#pragma warning restore CA1508
            throw new BrokenExchangeException(TransportFailureKind.TlsFailed, $"TLS with {target.Origin} failed: {reason}", error);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    // No download of missing certificates: a run talks to its target and to nobody else.
    private static X509ChainPolicy ChainPolicy(TlsTrust trust)
    {
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        if (trust.Roots is { } roots)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(roots);
        }

        return policy;
    }

    private static string Explain(Exception error)
    {
        var words = error.InnerException is { } inner ? $"{error.Message} {inner.Message}" : error.Message;
        var what = error is IOException
            ? $"the server closed the connection during the handshake ({words.Trim()})."
            : $"no agreement on protocol or cipher ({words.Trim()}).";
        return words.Contains("frame", StringComparison.Ordinal) ? "no TLS is spoken on that port. If it is plain HTTP, give an http URL as the target." : what + " Is this port the server's https port, and does the server speak TLS 1.2 or later?";
    }
}
