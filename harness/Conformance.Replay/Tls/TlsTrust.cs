using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Conformance.DataFiles;

namespace Conformance.Replay.Tls;

/// <summary>Whom to believe that it is the target. Every case verifies; there is none that does not.</summary>
public sealed class TlsTrust
{
    private TlsTrust(X509Certificate2Collection? roots, string origin, ImmutableArray<byte> pin)
    {
        Roots = roots;
        Origin = origin;
        Pin = pin;
    }

    /// <summary>The roots that the operating system trusts; name and dates are verified.</summary>
    public static TlsTrust System { get; } = new(null, "the system's trusted roots", default);

    /// <summary>The only roots to believe, or null for the system's.</summary>
    internal X509Certificate2Collection? Roots { get; }

    /// <summary>For messages: where the trust comes from.</summary>
    internal string Origin { get; }

    /// <summary>The SHA-256 of the one certificate to accept; default for none.</summary>
    internal ImmutableArray<byte> Pin { get; }

    /// <summary>The same as 64 hexadecimal digits; null for none.</summary>
    public string? PinText => Pin.IsDefault ? null : Convert.ToHexString(Pin.AsSpan());

    /// <summary>The PEM file that the roots are from, as it was named; null for none.</summary>
    public string? CaPath => Roots is null ? null : Origin;

    /// <summary>Only the certificates of a PEM file as roots; name and dates are verified.</summary>
    /// <param name="path">The file; one or more <c>BEGIN CERTIFICATE</c> blocks.</param>
    /// <exception cref="TlsTrustException">The file cannot be read or holds no certificate.</exception>
    public static TlsTrust CaFile(string path)
    {
        var roots = new X509Certificate2Collection();
        try
        {
            roots.ImportFromPem(InputFile.Text(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new TlsTrustException(File.Exists(path) ? $"{path}: cannot be read as PEM certificates: {error.Message}" : $"{path}: the file does not exist. Check the path.", error);
        }

        return roots.Count == 0
            ? throw new TlsTrustException(
                $"{path}: holds no certificate. Expected a PEM file with at least one BEGIN CERTIFICATE block.", null)
            : new TlsTrust(roots, path, default);
    }

    /// <summary>
    /// Exactly one certificate, whatever its name, dates and issuer: the fingerprint is a stronger identity than all of these.
    /// </summary>
    /// <param name="sha256">The SHA-256 of the leaf certificate: 64 hexadecimal digits, with or without colons.</param>
    /// <exception cref="TlsTrustException">It is not a SHA-256.</exception>
    public static TlsTrust Pinned(string sha256)
    {
        var digits = sha256.Replace(":", string.Empty, StringComparison.Ordinal).Trim();
        if (digits.Length != 64 || !digits.All(char.IsAsciiHexDigit))
        {
            throw new TlsTrustException(
                $"'{sha256}' is not a SHA-256 fingerprint: expected 64 hexadecimal digits, with or without colons, got {digits.Length} "
                + "characters. `openssl x509 -noout -fingerprint -sha256 -in cert.pem` prints one.",
                null);
        }

        return new TlsTrust(null, "the pin", [.. Convert.FromHexString(digits)]);
    }
}
