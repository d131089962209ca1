using System.Security.Cryptography.X509Certificates;
using Conformance.Emulator.Hosting;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Emulator;

/// <summary>A certificate that is kept from one start to the next, so that pins stay.</summary>
public sealed class KeptCertificateTests
{
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero);
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task An_emulator_that_starts_again_has_the_same_fingerprint()
    {
        var file = Path.Combine(folder, "emulator.pem");
        string? first;
        await using (var emulator = await RunningEmulator.StartAsync(options => options with { Https = true, CertificatePath = file }))
        {
            first = emulator.Server.CertificateSha256;
        }

        await using var again = await RunningEmulator.StartAsync(options => options with { Https = true, CertificatePath = file });
        await again.LogOnAsync();

        again.Server.CertificateSha256.Should().Be(first);
        using var kept = X509Certificate2.CreateFromPemFile(file);
        kept.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256).Should().Be(first);
    }

    [Test]
    public void Only_its_owner_may_read_the_file()
    {
        var file = Path.Combine(folder, "emulator.pem");

        ServerCertificate.Make(Now, file).Dispose();

        if (OperatingSystem.IsWindows())
        {
            File.Exists(file).Should().BeTrue("Windows gives the file the rights of its folder");
        }
        else
        {
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Test]
    public async Task What_is_no_certificate_is_refused_and_kept()
    {
        var file = Path.Combine(folder, "notes.txt");
        await File.WriteAllTextAsync(file, "not a key");

        var making = () => ServerCertificate.Make(Now, file);

        making.Should().Throw<InvalidOperationException>().WithMessage($"{file}: a PEM file with a certificate and its key is expected (*). Name a file that is not there yet, to have one made.");
        (await File.ReadAllTextAsync(file)).Should().Be("not a key");
    }

    [Test]
    public void A_certificate_that_ended_is_refused()
    {
        var file = Path.Combine(folder, "emulator.pem");
        ServerCertificate.Make(Now.AddYears(-20), file).Dispose();

        var making = () => ServerCertificate.Make(Now, file);

        making.Should().Throw<InvalidOperationException>().WithMessage($"{file}: the certificate ended on 2016-06-28. Take the file away, to have a new one made.");
    }

    [Test]
    public void A_folder_that_is_not_there_is_told()
    {
        var file = Path.Combine(folder, "none", "emulator.pem");

        var making = () => ServerCertificate.Make(Now, file);

        making.Should().Throw<InvalidOperationException>().WithMessage($"{file}: the certificate cannot be kept there (*). Name a file in a folder that can be written to.");
    }
}
