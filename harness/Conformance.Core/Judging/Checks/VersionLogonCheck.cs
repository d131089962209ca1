using System.Globalization;

namespace Conformance.Core.Judging.Checks;

/// <summary>A logon for a version that the entry point lists succeeds; one that it does not list may be refused
/// (HC:post_sessionmngr).</summary>
/// <param name="Entry">The step that asked for the entry point.</param>
/// <param name="Version">A template of the version, as in <c>v1_7</c>.</param>
public sealed record VersionLogonCheck(string Entry, string Version) : Check(CheckStage.Status)
{
    private const int Created = 201;

    /// <summary>Whether a status is of the class of <c>201</c>.</summary>
    public static bool IsSuccess(int status) => status / 100 == Created / 100;

    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoReads => [Entry];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var version = evidence.Fill(Version);
        return !EntryPoint.Versions(evidence.Answer(Entry)?.Body).Any(listed => listed.Name == version)
            ? CheckResult.Nothing($"the entry point does not list {version}")
            : CheckResult.If(
                answer.Response.Status == Created, ViolationKind.WrongStatus, StatusCheck.Subject, $"{StatusCheck.Word}201",
                $"{StatusCheck.Word}{answer.Response.Status.ToString(CultureInfo.InvariantCulture)} {answer.Response.ReasonPhrase}".TrimEnd());
    }
}
