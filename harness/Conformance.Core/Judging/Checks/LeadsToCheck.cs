using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging.Checks;

/// <summary>A check of the answer to which a link led.</summary>
public abstract record FollowedLinkCheck() : Check(CheckStage.Relation)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var step = answer.Exchange.Step;
        var followed = evidence.Variant.Scenario.Steps.OfType<FollowEachStep>().FirstOrDefault(each => each.Id == SeveralStep.IdOf(step));
        return followed is not null && evidence.Answer(followed.From) is { } from
            && LinkOf(answer.Exchange, from, followed, evidence.Contract) is { } link
            ? Judge(link, answer, evidence.Contract)
            : CheckResult.Nothing($"{step} followed no link");
    }

    /// <summary>The link whose path was asked for, on whatever host it names: of several the one in its place; null if the answer
    /// has none.</summary>
    private static LinkView? LinkOf(Exchange followed, Answer from, FollowEachStep by, ApiContract contract)
    {
        var asked = contract.BelowBase(followed.Request.Url);
        var links = ReadableLinks.Of(from, by, contract);
        bool Leads(LinkView link) => string.Equals(contract.BelowBase(link.Href!), asked, StringComparison.OrdinalIgnoreCase);
        return links.ElementAtOrDefault(SeveralStep.NumberOf(followed.Step) - 1) is { } placed && Leads(placed) ? placed : links.FirstOrDefault(Leads);
    }

    /// <summary>The verdict on one link and what it led to.</summary>
    protected abstract CheckResult Judge(LinkView link, Answer answer, ApiContract contract);
}

/// <summary>
/// The root of the answer is what the link's Type says: EntityReferences for …ReferenceList, EntityRef for …Reference, the plural
/// for
/// …List, otherwise the Type itself (HC:link_types_and_xml_schema).
/// </summary>
public sealed record LeadsToTypeCheck : FollowedLinkCheck
{
    /// <inheritdoc/>
    protected override CheckResult Judge(LinkView link, Answer answer, ApiContract contract) =>
        link.Type is null ? CheckResult.Nothing("the link has no Type")
        : answer.Body is not { } body ? CheckResult.Violated(ViolationKind.WrongBody, $"target of a link to {link.Type}", $"a body for a link of Type {link.Type}", "no body that can be read")
        : Root(link.Type, contract) is not { } root ? CheckResult.Nothing($"the contract does not know the Type {link.Type}")
        : IsContradicted(link, root, contract) ? CheckResult.Nothing($"the documentation gives what the link leads to another root than its Type {link.Type} means")
        : CheckResult.If(
            body.HasRoot(root, contract),
            ViolationKind.WrongBody,
            $"target of a link to {link.Type}",
            $"a body {root} for a link of Type {link.Type}",
            $"a body {body.Root}",
            body.Document.Root.Path.Text);

    /// <summary>Whether the documentation itself shows a link of this Type to this path and format, whose page shows another
    /// root.</summary>
    private static bool IsContradicted(LinkView link, string root, ApiContract contract) =>
        contract.MatchHref(link.Href!)?.Operation is { } operation && RootAt(operation, link.Href!) != root
        && contract.Resources.Values.SelectMany(resource => resource.Links)
            .Any(rule => rule.Type is not null && contract.Match(rule.ToPath)?.Operation is { } shown
                && ((rule.Type == link.Type && shown == operation && AsksForEntity(rule.To) == AsksForEntity(link.Href!))
                    || (shown.Resource == operation.Resource && Kind(rule.Type) == Kind(link.Type!) && Kind(rule.Type) != operation.Resource.TypeName)));

    /// <summary>The kind of resource of which a Type speaks, one or many, as reference or entity: the pages call a system session
    /// by that of another kind.</summary>
    private static string Kind(string type) => Before(type, "ReferenceList") ?? Before(type, "Reference") ?? Before(type, "List") ?? type;

    private static string? RootAt(Operation operation, string url) => operation.RootElement(operation.Form(AsksForEntity(url)));

    private static bool AsksForEntity(string url) => url.Contains("format=Entity", StringComparison.OrdinalIgnoreCase);

    private static string? Root(string type, ApiContract contract)
    {
        if (Before(type, "ReferenceList") is not null)
        {
            return AnswerBody.References;
        }

        return Before(type, "Reference") is not null ? AnswerBody.Reference
            : contract.Resources.ContainsKey(type) ? type
            : Before(type, "List") is { } member ? contract.Resources.GetValueOrDefault(member)?.Plural
            : null;
    }

    private static string? Before(string text, string ending) => text.EndsWith(ending, StringComparison.Ordinal) ? text[..^ending.Length] : null;
}

/// <summary>A link with a Name leads to the resource of that name.</summary>
public sealed record LeadsToNameCheck : FollowedLinkCheck
{
    /// <inheritdoc/>
    protected override CheckResult Judge(LinkView link, Answer answer, ApiContract contract) =>
        string.IsNullOrEmpty(link.Name) || answer.Body is not { IsCollection: false, Resources: [{ Name: { } name } only] }
            ? CheckResult.Nothing("the link has no Name, or leads to no single resource with one")
            : CheckResult.If(name == link.Name, ViolationKind.Differs, "Name of a link's target", $"the resource \"{link.Name}\", as the link says", $"\"{name}\"", only.Path);
}
