using Conformance.Core.Documents;

namespace Conformance.Core.Judging.Checks;

/// <summary>Every known element of an XML body is in the API's namespace; foreign ones are extensions.</summary>
public sealed record NamespaceCheck() : Check(CheckStage.Root)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (answer.Document is not { Format: DocumentFormat.Xml } document)
        {
            return CheckResult.Nothing("the answer has no XML body");
        }

        var wanted = evidence.Contract.Namespace;
        var wrong = document.Root.Namespace != wanted ? document.Root
            : document.Root.Elements.FirstOrDefault(child => child.Namespace.Length == 0);
        return CheckResult.If(
            wrong is null,
            $"the namespace {wanted}",
            wrong?.Namespace.Length > 0 ? $"the namespace {wrong.Namespace}" : "no namespace",
            wrong?.Path.Text);
    }
}
