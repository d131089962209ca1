using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Tls;

/// <summary>Says why a server's certificate is not accepted, and what to do about it.</summary>
internal static class CertificateVerdict
{
    /// <summary>Null if the certificate is accepted, else the reason with the remedy.</summary>
    public static string? Refusal(TlsTrust trust, string host, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return "the server sent no certificate.";
        }

        var actual = SHA256.HashData(certificate.GetRawCertData());
        if (!trust.Pin.IsDefault)
        {
            return trust.Pin.AsSpan().SequenceEqual(actual)
                ? null
                : $"the server's certificate is not the pinned one: expected sha256 {Hex(trust.Pin.AsSpan())}, actual sha256 {Hex(actual)}. "
                + "If the server changed its certificate on purpose, give the new one with --pin.";
        }

        if (errors == SslPolicyErrors.None)
        {
            return null;
        }

        using var leaf = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        var reasons = string.Join("; ", Reasons(trust, host, leaf, chain, errors).Distinct(StringComparer.Ordinal));
        return $"the server's certificate is not trusted: {reasons}. Its sha256 is {Hex(actual)}. "
            + (trust.Roots is not null && errors == SslPolicyErrors.RemoteCertificateNameMismatch
                ? "Name the host as the certificate does, or give that fingerprint to --pin."
                : "If you know that this is your server, give that to --pin, or its CA's certificate to --ca.");
    }

    private static IEnumerable<string> Reasons(
        TlsTrust trust, string host, X509Certificate2 leaf, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            yield return $"wrong name: it is for {WireText.Printable(Names(leaf))}, not for {host}";
        }

        if (!errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) || chain is null)
        {
            yield break;
        }

        foreach (var status in chain.ChainElements.SelectMany(element => element.ChainElementStatus).Concat(chain.ChainStatus))
        {
            yield return status.Status switch
            {
                X509ChainStatusFlags.NotTimeValid =>
                    $"expired or not yet valid: it holds from {Instant(leaf.NotBefore)} to {Instant(leaf.NotAfter)}",
                X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain when leaf.Subject == leaf.Issuer =>
                    $"self-signed by {WireText.Printable(leaf.Subject)}, which is not among {trust.Origin}",
                X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain =>
                    $"unknown CA: issued by {WireText.Printable(leaf.Issuer)}, which does not lead to {trust.Origin}",
                _ => $"{status.Status}: {WireText.Printable(status.StatusInformation.Trim())}",
            };
        }
    }

    private static string Names(X509Certificate2 leaf)
    {
        var names = leaf.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(ip => ip.ToString())))
            .ToList();
        return names.Count == 0 ? leaf.Subject : string.Join(", ", names);
    }

    private static string Instant(DateTime local) =>
        local.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes);
}
