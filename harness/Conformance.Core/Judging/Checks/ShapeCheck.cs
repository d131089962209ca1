using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Checks;

/// <summary>A check of every resource of an answer by the contract.</summary>
public abstract record ShapeCheck() : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override bool IsByMember => true;

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (answer.Body is not { Resources: { Count: > 0 } resources })
        {
            return CheckResult.Nothing("the answer holds no resource");
        }

        if (ResourceRules.Of(answer, evidence.Contract) is not { } resource)
        {
            return CheckResult.Nothing("the contract does not know what the answer holds");
        }

        if (answer.Body is { IsCollection: false, Root: var root } && !IsRootOf(resource, root)
            && (resources is [{ Href: null, Uid: null }] || IsOfAnother(resource, root, evidence.Contract)))
        {
            return CheckResult.Nothing("the answer does not say that it is the resource of the path");
        }

        var asked = 0;
        var violations = new List<Violation>();
        foreach (var view in resources)
        {
            var found = Judge(view, resource, evidence.Contract);
            asked += found is null ? 0 : 1;
            violations.AddRange(found ?? []);
        }

        return asked == 0 ? CheckResult.Nothing("the contract has no such rule for what the answer holds") : CheckResult.Of(violations);
    }

    /// <summary>Whether the root is that of another kind of resource: what is wrong then, the check of the root says
    /// once.</summary>
    private static bool IsOfAnother(Resource resource, string root, ApiContract contract) =>
        contract.Resources.TryGetValue(root, out var other) && other != resource && other.Paths.Count > 0 && root != AnswerBody.Reference;

    private static bool IsRootOf(Resource resource, string root) => root == resource.Type || root == resource.Item || root == resource.TypeName;

    /// <summary>What is wrong with one resource, of an answer or of an example; empty if the contract asks nothing of it
    /// here.</summary>
    public IEnumerable<Violation> Of(ResourceView view, Resource resource, ApiContract contract) => Judge(view, resource, contract) ?? [];

    /// <summary>What is wrong with one resource; null if the contract asks nothing of it here.</summary>
    protected abstract IEnumerable<Violation>? Judge(ResourceView view, Resource resource, ApiContract contract);

    /// <summary>The text of a value for a message.</summary>
    protected static string Text(RuledValue value) => value.Value is Conformance.Documents.Compare.InformationValue scalar ? scalar.Text : "a structure";
}
