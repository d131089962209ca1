using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Conformance.Emulator.Hosting;

/// <summary>
/// A self-signed certificate for 127.0.0.1 and localhost, as a file with a password in a folder of its own: WireMock.Net writes
/// its
/// settings to its log and cannot take an ECDSA certificate as an object. The folder is deleted on disposal.
/// </summary>
internal sealed class ServerCertificate : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(3650);

    // Only its owner may read the file, and it is deleted at the end: stretching the password would gain nothing, and it costs 40
    // ms.
    private static readonly PbeParameters Sealed = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, iterationCount: 1);

    private ServerCertificate(string folder, string path, string password, string sha256)
    {
        Folder = folder;
        FilePath = path;
        Password = password;
        Sha256 = sha256;
    }

    public string Folder { get; }

    public string FilePath { get; }

    public string Password { get; }

    /// <summary>The SHA-256 fingerprint of the certificate: 64 digits in upper case.</summary>
    public string Sha256 { get; }

    /// <summary>A certificate in a file of its own.</summary>
    /// <param name="now">When it begins to hold, less a day.</param>
    /// <param name="kept">The PEM file that keeps certificate and key; made if it is missing. Null for new ones.</param>
    /// <exception cref="InvalidOperationException">The file that keeps them cannot be used; the message says why.</exception>
    public static ServerCertificate Make(DateTimeOffset now, string? kept)
    {
        using var certificate = kept is null ? Create(now, TimeSpan.FromDays(30)) : File.Exists(kept) ? Read(kept, now) : Keep(kept, now);
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var folder = TemporaryFolder();
        var path = Path.Combine(folder, "server.pfx");
        File.WriteAllBytes(path, certificate.ExportPkcs12(Sealed, password));
        return new ServerCertificate(folder, path, password, certificate.GetCertHashString(HashAlgorithmName.SHA256));
    }

    private static X509Certificate2 Create(DateTimeOffset now, TimeSpan lifetime)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1, O=Conformance emulator", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        return request.CreateSelfSigned(now.AddDays(-1), now + lifetime);
    }

    /// <summary>The key is in the file, so only its owner may read it.</summary>
    private static X509Certificate2 Keep(string path, DateTimeOffset now)
    {
        var certificate = Create(now, Kept);
        using var key = certificate.GetECDsaPrivateKey()!;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using var file = new StreamWriter(path, options);
            file.Write($"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
            return certificate;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            certificate.Dispose();
            throw new InvalidOperationException($"{path}: the certificate cannot be kept there ({error.Message.TrimEnd('.')}). Name a file in a folder that can be written to.", error);
        }
    }

    private static X509Certificate2 Read(string path, DateTimeOffset now)
    {
        X509Certificate2 certificate;
        try
        {
            certificate = X509Certificate2.CreateFromPemFile(path);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{path}: a PEM file with a certificate and its key is expected ({error.Message.TrimEnd('.')}). Name a file that is not there yet, to have one made.", error);
        }

        if (certificate.NotAfter.ToUniversalTime() > now.UtcDateTime)
        {
            return certificate;
        }

        var end = certificate.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        certificate.Dispose();
        throw new InvalidOperationException($"{path}: the certificate ended on {end}. Take the file away, to have a new one made.");
    }

    private static string TemporaryFolder()
    {
        try
        {
            return Directory.CreateTempSubdirectory("conform-emulator-").FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{Path.GetTempPath()}: the emulator's certificate needs a temporary folder, and none can be made here ({error.Message.TrimEnd('.')}). Set TMPDIR to a folder that can be written to.", error);
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
