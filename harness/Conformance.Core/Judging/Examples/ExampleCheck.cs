using Conformance.Documents.Compare;
using Conformance.Core.Contract;
using Conformance.Documents;
using Conformance.Core.Judging.Checks;

namespace Conformance.Core.Judging.Examples;

/// <summary>
/// Holds a documented example against the contract, by the same rules that a server's answers are judged by. It is a check of the
/// contract: where they disagree, one of the two must be mended or a note must say why.
/// </summary>
public static class ExampleCheck
{
    private static readonly ShapeCheck[] Documented =
    [
        new ElementsCheck(FactLevel.Documented), new TypesCheck(FactLevel.Documented), new ValuesCheck(FactLevel.Documented),
        new OrderCheck(FactLevel.Documented), new OrderCheck(FactLevel.Observed), new NamesCheck(), new IdentityCheck(),
        new DocumentedLinksCheck(null), new DocumentedLinksCheck(ApiContract.AdministratorRole), new NamedLinksCheck(), new LinkTargetsCheck(),
    ];

    private static readonly ShapeCheck[] Observed =
        [new ElementsCheck(FactLevel.Observed), new TypesCheck(FactLevel.Observed), new ValuesCheck(FactLevel.Observed)];

    /// <summary>Checks one example.</summary>
    public static ExampleResult Of(Document example, ApiContract contract, RepresentationMapping mapping)
    {
        var body = AnswerBody.Of(example, mapping);
        var found = Resources(body, contract).ToList();
        var broken = found.SelectMany(each => Documented.SelectMany(check => check.Of(each.View, each.Resource, contract))
            .Concat(UnknownParts.Of(each.View, each.Resource, contract, mapping))
            .Select(violation => (Violation: violation, Slip: each.Resource.Slips.Any(slip => slip.At == NameAt(violation)))))
            .ToLookup(pair => pair.Slip, pair => pair.Violation);
        return new ExampleResult(
            body.Root,
            found.Count,
            [.. broken[false]],
            [.. broken[true], .. found.SelectMany(each => Observed.SelectMany(check => check.Of(each.View, each.Resource, contract)))]);
    }

    /// <summary>The element or attribute that a violation is about: <c>/v:Task/@Href</c> gives <c>Href</c>, <c>/Links/3</c> gives
    /// <c>Links</c>.</summary>
    private static string? NameAt(Violation violation) => violation.Path?.Split('/', ':', '@')
        .Select(step => step.Split('[')[0])
        .LastOrDefault(step => step.Length > 0 && !char.IsAsciiDigit(step[0]));

    /// <summary>The resources in a body that the contract describes, each with its description.</summary>
    internal static IEnumerable<(ResourceView View, Resource Resource)> Resources(AnswerBody body, ApiContract contract)
    {
        if (contract.Resources.Values.FirstOrDefault(resource => resource.Plural == body.Root) is { } members && body.Root != AnswerBody.References)
        {
            return Items(body.Information).Select(item => (item, members));
        }

        if (body.Root is not (AnswerBody.References or AnswerBody.Reference)
            && (contract.Resources.GetValueOrDefault(body.Root) ?? ByTypeName(body.Root, contract)) is { } one)
        {
            var self = (new ResourceView(body.Information), one);
            return one.Paths.Any(path => path.Kind == PathKind.Query) ? [self, .. Members(body.Information, contract)] : [self];
        }

        return Named(body.IsCollection ? Items(body.Information) : [new ResourceView(body.Information)], contract);
    }

    /// <summary>The members of a query's result, at whatever depth they stand: they tell by their Type what they are.</summary>
    private static IEnumerable<(ResourceView View, Resource Resource)> Members(InformationNode node, ApiContract contract) => node switch
    {
        InformationObject { } holder when holder["Type"] is not null && holder["Rel"] is null => Named([new ResourceView(holder)], contract),
        InformationObject holder => holder.Members.SelectMany(member => Members(member.Value, contract)),
        InformationList list => list.Items.SelectMany(item => Members(item, contract)),
        _ => [],
    };

    private static IEnumerable<(ResourceView View, Resource Resource)> Named(IEnumerable<ResourceView> views, ApiContract contract) => views
        .Select(view => (View: view, Resource: ByTypeName(view.Type?.Replace("Reference", "", StringComparison.Ordinal) ?? "", contract)))
        .Where(pair => pair.Resource is not null)
        .Select(pair => (pair.View, pair.Resource!));

    private static Resource? ByTypeName(string name, ApiContract contract) =>
        contract.Resources.Values.FirstOrDefault(resource => resource.TypeName == name);

    private static IEnumerable<ResourceView> Items(InformationObject body) => body.Members
        .SelectMany(member => member.Value is InformationList list ? list.Items : [member.Value])
        .OfType<InformationObject>()
        .Select(item => new ResourceView(item));
}
