using Conformance.Core.Results;

namespace Conformance.Runs;

/// <summary>The options of <c>conform run</c> that ask the same target by the same rules again; never the password.</summary>
internal static class AgainOptions
{
    private static readonly string[] OfJudge = ["--target", "--api-version", "--scenarios", "--waivers", "--capabilities"];

    /// <summary>The options, ready to paste; empty if the defaults do.</summary>
    public static string Of(RunRequest request) => request.Recording is { } file ? OfRecording(request, file) : string.Join(' ', Named(request).Where(option => option.Value is not null && !IsSaid(request, option.Name))
        .Select(option => option.Value!.Length == 0 ? option.Name : $"{option.Name} {option.Value}"));

    /// <summary>The words of <c>conform judge</c> that judge a recording in the same way again.</summary>
    private static string OfRecording(RunRequest request, string file) => string.Join(' ', Named(request)
        .Where(option => option.Value is not null && OfJudge.Contains(option.Name) && (option.Name != "--target" || request.IsTargetGiven))
        .Select(option => $"{option.Name} {option.Value}").Prepend(ShellWord.Quoted(file)));

    /// <summary>Whether conform.yaml says it of a target that is named.</summary>
    private static bool IsSaid(RunRequest request, string option) => request.Named is { } named && named.Said.Contains(option == "--fault" ? "faults" : option[2..]);

    /// <summary>Each option with its value as a shell reads it: null if it is not needed, empty for a switch.</summary>
    private static IEnumerable<(string Name, string? Value)> Named(RunRequest request) =>
    [
        ("--target", request.Named?.Name ?? (request.IsEmbedded && !request.IsTargetGiven ? null : request.Target)),
        ("--config", Quoted(request.Named?.Config)),
        ("--user", request.IsEmbedded ? null : ShellWord.Quoted(request.User)),
        ("--second-user", request.SecondUser.Length == 0 ? null : ShellWord.Quoted(request.SecondUser)),
        ("--proxy", request.Proxy?.Url.Origin),
        ("--proxy-user", request.Proxy?.User is { } proxyUser ? ShellWord.Quoted(proxyUser) : null),
        ("--pin", request.Trust.PinText),
        ("--ca", Quoted(request.Trust.CaPath)),
        ("--world", request.World is null ? null : request.Facts.World.ToString().ToLowerInvariant()),
        ("--dialect", request.IsEmbedded && request.Dialect != "em12" ? request.Dialect : null),
        .. request.Faults.Select(fault => ("--fault", (string?)fault)),
        ("--allow-unsafe", request.AllowUnsafe ? "" : null),
        ("--no-wrong-password", request.NoWrongPassword ? "" : null),
        ("--api-version", request.ApiVersion),
        ("--scenarios", Quoted(request.Scenarios)),
        ("--fixtures", Quoted(request.Fixtures)),
        ("--waivers", Quoted(request.Waivers)),
        ("--capabilities", Quoted(request.Capabilities)),
    ];

    private static string? Quoted(string? text) => text is null ? null : ShellWord.Quoted(text);
}
