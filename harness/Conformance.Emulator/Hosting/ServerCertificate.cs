using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Conformance.Emulator.Hosting;

/// <summary>
/// A self-signed certificate for 127.0.0.1 and localhost, as a file with a password in a folder of its own: WireMock.Net writes its
/// settings to its log and cannot take an ECDSA certificate as an object. The folder is deleted on disposal.
/// </summary>
internal sealed class ServerCertificate : IDisposable
{
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

    public static ServerCertificate Make(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1, O=Conformance emulator", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var folder = TemporaryFolder();
        var path = Path.Combine(folder, "server.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, password));
        return new ServerCertificate(folder, path, password, certificate.GetCertHashString(HashAlgorithmName.SHA256));
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
