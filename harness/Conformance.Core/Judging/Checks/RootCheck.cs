namespace Conformance.Core.Judging.Checks;

/// <summary>The body's root element, or the JSON form of it.</summary>
/// <param name="Root">The element's name.</param>
public sealed record RootCheck(string Root) : Check(CheckStage.Root)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        answer.Body is not { } body ? CheckResult.Violated($"a body {Root}", "no body that can be read")
        : CheckResult.If(
            body.Root == Root,
            $"a body {Root}",
            body.Root == "?" ? $"a JSON body that is no {Root}" : $"a body {body.Root}",
            body.Document.Root.Path.Text);
}
