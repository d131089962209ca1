namespace Conformance.Runs;

/// <summary>The user's own files by which an archive is judged; null stands for the project's, or for none where the project has
/// none.</summary>
public sealed record JudgeFiles
{
    /// <summary>A scenarios folder.</summary>
    public string? Scenarios { get; init; }

    /// <summary>A file of known deviations that are accepted for a while.</summary>
    public string? Waivers { get; init; }

    /// <summary>A file with what the target claims.</summary>
    public string? Capabilities { get; init; }

    /// <summary>The RestAPI.xsd of an installation.</summary>
    public string? Xsd { get; init; }
}
