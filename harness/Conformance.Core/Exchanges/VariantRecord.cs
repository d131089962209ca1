namespace Conformance.Core.Exchanges;

/// <summary>What a run knows of one variant besides its exchanges.</summary>
/// <param name="Variant">The variant's id.</param>
/// <param name="Bindings">What givens and captures were bound to, secrets replaced; by name, as in <c>session.id</c>.</param>
/// <param name="NotTested">Why nothing could be sent, as a sentence; null if something was.</param>
/// <param name="Skipped">Steps that could not be sent, by id, each with the reason as a sentence.</param>
public sealed record VariantRecord(
    string Variant,
    IReadOnlyDictionary<string, string> Bindings,
    string? NotTested,
    IReadOnlyDictionary<string, string> Skipped)
{
    /// <summary>The URL whose broken or unlawful answer left nothing to bind, secrets replaced; null if nothing like that is to
    /// blame.</summary>
    public string? Discovery { get; init; }

    /// <summary>Whether discovery asked a documented path because no link of the logon session led there.</summary>
    public bool FellBack { get; init; }

    /// <summary>The names of the roles that the run's account may have; empty if it is a Portal Administrator as far as is
    /// known.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>
    /// The documented paths to which the logon session of the run has no link, where no documented role explains what its account
    /// may
    /// use; empty if a role does, if the account is a Portal Administrator, or if the session shows no links.
    /// </summary>
    public IReadOnlyList<string> Unlinked { get; init; } = [];

    /// <summary>What broke in the harness while the variant was replayed, as a sentence, secrets replaced; null if nothing
    /// did.</summary>
    public string? Fault { get; init; }
}
