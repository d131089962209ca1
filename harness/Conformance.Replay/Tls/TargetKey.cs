using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Tls;

/// <summary>The public key of a target's certificate, for a client that can be told to believe a key but not our kinds of
/// trust.</summary>
internal static class TargetKey
{
    /// <summary>The SHA-256 of the key, in base64, from a handshake that verified the certificate as every other does.</summary>
    /// <exception cref="BrokenExchangeException">The certificate is not to be trusted, or TLS failed.</exception>
    /// <exception cref="SocketException">There is no connection.</exception>
    public static async Task<string> VerifiedAsync(TargetUrl target, TlsTrust trust, CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(target.Host, target.Port, cancellationToken);
        await using var tcp = new NetworkStream(socket);
        await using var stream = await TlsHandshake.ClientAsync(tcp, target, trust, cancellationToken);
        using var certificate = X509CertificateLoader.LoadCertificate(stream.RemoteCertificate!.GetRawCertData());
        return Convert.ToBase64String(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));
    }
}
