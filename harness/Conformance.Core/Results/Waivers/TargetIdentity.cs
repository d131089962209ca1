using System.Diagnostics.CodeAnalysis;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Results.Waivers;

/// <summary>What a waiver can know a target by.</summary>
/// <param name="Target">The base URL, or <c>emulator</c>.</param>
/// <param name="ApiVersion">The newest version that the entry point names, as in <c>v1_7</c>; null if it was not seen.</param>
/// <param name="Certificate">The SHA-256 of the certificate that the run was pinned to, in hexadecimal digits; null if it was not
/// pinned.</param>
public sealed record TargetIdentity(string Target, string? ApiVersion, string? Certificate)
{
    private const string VersionWord = "version:";
    private const string CertificateWord = "sha256:";

    /// <summary>
    /// Whether this is a target of that pattern: a glob over the base URL, the host, or the host with its port, or over the
    /// version after
    /// <c>version:</c>, or a fingerprint after <c>sha256:</c>. Case does not count.
    /// </summary>
    [SuppressMessage("Globalization", "CA1308:Normalize strings to uppercase", Justification = "Host names are written in lower case, and so are patterns.")]
    public bool Is(string pattern)
    {
        var wanted = pattern.ToLowerInvariant();
        if (wanted.StartsWith(VersionWord, StringComparison.Ordinal))
        {
            return ApiVersion is not null && Glob.Matches(wanted[VersionWord.Length..], ApiVersion.ToLowerInvariant());
        }

        if (wanted.StartsWith(CertificateWord, StringComparison.Ordinal))
        {
            return Certificate is not null && Digits(wanted[CertificateWord.Length..]) == Digits(Certificate.ToLowerInvariant());
        }

        return Names().Any(name => Glob.Matches(wanted.TrimEnd('/'), name.ToLowerInvariant()));
    }

    /// <summary>What the target is, for a person.</summary>
    public override string ToString() =>
        Target + (ApiVersion is null ? "" : $", {VersionWord}{ApiVersion}") + (Certificate is null ? "" : $", {CertificateWord}{Certificate}");

    private IEnumerable<string> Names() =>
        Uri.TryCreate(Target, UriKind.Absolute, out var url) ? [Target.TrimEnd('/'), url.Host, url.Authority] : [Target];

    private static string Digits(string fingerprint) => fingerprint.Replace(":", "", StringComparison.Ordinal);
}
