using Conformance.Core.Contract;
using Conformance.Documents;

namespace Conformance.Core.Judging.Checks;

/// <summary>Every known element of an XML body is in the API's namespace; foreign ones are extensions.</summary>
public sealed record NamespaceCheck() : Check(CheckStage.Root)
{
    /// <summary>What the body says is the same in any namespace.</summary>
    public override bool TellsKind => false;

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (answer.Outline is not { Format: DocumentFormat.Xml } outline)
        {
            return CheckResult.Nothing("the answer has no XML body");
        }

        var wanted = evidence.Contract.Namespace;
        var wrong = outline.Root.Namespace != wanted ? outline.Root
            : (answer.Pieces?.Select(piece => piece.Document!) ?? [outline]).SelectMany(document => Below(document.Root)).FirstOrDefault(child => child.Namespace.Length == 0 || (child.Namespace != wanted && IsKnown(child, answer, evidence.Contract)));
        return CheckResult.If(
            wrong is null,
            ViolationKind.WrongValue,
            "namespace",
            $"the namespace {wanted}",
            wrong?.Namespace.Length > 0 ? $"\"{wrong.Namespace}\"" : "none",
            wrong?.Path.Text);
    }

    private static IEnumerable<Node> Below(Node node) => node.Elements.SelectMany(child => Below(child).Prepend(child));

    private static bool IsKnown(Node node, Answer answer, ApiContract contract) =>
        node.Name is "Links" or "Link" or "Ref" || ResourceRules.Of(answer, contract) is not { } resource
        || node.Name == resource.Type || node.Name == resource.Plural || node.Name == resource.Query?.List || node.Name == resource.Item
        || AnswerBody.QueryHolders.Contains(node.Name) || node.Name == "PagingInfo"
        || resource.Elements.Any(rule => Names(rule, node.Name));

    private static bool Names(ElementRule rule, string name) => rule.Name == name || rule.Elements.Any(child => Names(child, name));
}
