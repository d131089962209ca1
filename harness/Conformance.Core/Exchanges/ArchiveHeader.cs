namespace Conformance.Core.Exchanges;

/// <summary>What an archive is of: enough to judge it again without the target.</summary>
/// <param name="Target">The target's base URL, or <c>emulator</c>.</param>
/// <param name="Dialect">The dialect that was found or given, as in <c>em13</c>.</param>
/// <param name="World">The world that the variants were bound to, as in <c>standard</c>.</param>
/// <param name="Started">The harness's clock when the run began.</param>
/// <param name="HarnessVersion">The version of the harness that wrote it.</param>
public sealed record ArchiveHeader(string Target, string Dialect, string World, DateTimeOffset Started, string HarnessVersion)
{
    /// <summary>Whatever else the run wants to say of itself, by name; no secrets.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();
}
