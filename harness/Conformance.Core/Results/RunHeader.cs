using Conformance.Core.Scenarios;
using Conformance.Core.Scenarios.Depths;

namespace Conformance.Core.Results;

/// <summary>What a run was, which is all that may differ between two runs with the same answers.</summary>
/// <param name="Tool">Name and version of the harness.</param>
/// <param name="Target">The target's base URL, or <c>emulator</c>.</param>
/// <param name="Facts">What is known of the target.</param>
/// <param name="Started">When the run began, by the harness's clock.</param>
/// <param name="Elapsed">How long it took; zero if it was judged again from an archive.</param>
/// <param name="AgainOptions">The options that select the target again, for the command that repeats a finding; secrets are never
/// among them. Quoted for bash.</param>
public sealed record RunHeader(string Tool, string Target, TargetFacts Facts, DateTimeOffset Started, TimeSpan Elapsed, string AgainOptions)
{
    /// <summary>The newest version that the target's entry point names, as in <c>v1_7</c>; null if it was not seen.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>How many requests were sent: several variants may read the answer to one. 0 if that is unknown.</summary>
    public int Requests { get; init; }

    /// <summary>The dialect of JSON of each resource that was answered; empty if no JSON came.</summary>
    public IReadOnlyList<Judging.ResourceDialect> Dialects { get; init; } = [];

    /// <summary>The dialect of the target, as in <c>em13</c>; <c>mixed</c> if it writes two; null if no JSON came.</summary>
    public string? Dialect => Dialects.Select(pair => pair.Dialect).Distinct(StringComparer.Ordinal).ToList() is var all && all.Count > 1 ? "mixed" : all.FirstOrDefault();

    /// <summary>The SHA-256 of the certificate that the run was pinned to; null if it was not pinned.</summary>
    public string? Certificate { get; init; }

    /// <summary>The PEM file of the authority that the run trusted, as it was named; null if it was none of the user's
    /// own.</summary>
    public string? Authority { get; init; }

    /// <summary>The name of the account; null for the emulator inside and for an archive that does not hold it.</summary>
    public string? User { get; init; }

    /// <summary>What sent the requests of scenarios in the place of the harness's own client, as in <c>Chromium</c>; null for the
    /// own one.</summary>
    public string? Client { get; init; }

    /// <summary>Whether a recording of somebody else's was judged; then <see cref="AgainOptions"/> names its file.</summary>
    public bool IsRecording { get; init; }

    /// <summary>How much of what was selected was asked.</summary>
    public RunDepth Depth { get; init; } = RunDepth.Full;

    /// <summary>The shell that printed command lines are for.</summary>
    public CommandShell Shell { get; init; }

    /// <summary>The command that shows a finding again.</summary>
    /// <param name="variant">The id of the variant that shows it.</param>
    public string Again(string variant) =>
        ShellWord.Line(IsRecording ? $"conform judge {AgainOptions}" : $"conform run --select '{variant}' {AgainOptions}".TrimEnd(), Shell);
}
