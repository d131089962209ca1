namespace Conformance.Core.Judging.Checks;

/// <summary>Every version that the entry point lists has a link to log on with it (HC:http_authentication).</summary>
public sealed record EntryPointCheck() : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var versions = EntryPoint.Versions(answer.Body);
        return versions.Count == 0
            ? CheckResult.Violated(ViolationKind.Missing, "SupportedVersions", "SupportedVersions", "none", answer.Body?.Document.Root.Path.Text)
            : CheckResult.Of(versions.Where(version => !HasLogon(version)).Select(version => new Violation(
                ViolationKind.Missing, "link to log on with a version", $"a link with Rel Create to log on with {version.Name ?? "a named version"}", string.Join(", ", version.Links.Select(link => $"Rel {link.Rel} to {link.Href}").DefaultIfEmpty("no links")), version.Path)));
    }

    private static bool HasLogon(ResourceView version) => version.Name is { Length: > 0 } name && version.Links.Any(link =>
        link is { Rel: "Create", Type: "LogonSession", Href: { } href } && href.EndsWith($"/sessionMngr/?v={name}", StringComparison.OrdinalIgnoreCase));
}
