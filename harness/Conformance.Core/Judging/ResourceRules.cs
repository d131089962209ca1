using Conformance.Core.Contract;
using Conformance.Documents.Compare;

namespace Conformance.Core.Judging;

/// <summary>What the contract says of the resources in an answer.</summary>
public static class ResourceRules
{
    /// <summary>
    /// The contract's resource that the answer should hold, by the request's path; by the body's root if the path is of no known
    /// operation; null if neither tells.
    /// </summary>
    public static Resource? Of(Answer answer, ApiContract contract) =>
        answer.Body?.Root == ApiContract.ErrorType ? contract.Error
        : answer.Body?.Root == AnswerBody.QueryResult ? QueryUrl.Parameter(answer.Exchange.Request.Url, "type") is { } type ? OfQuery(type, contract) : null
        : contract.MatchHref(answer.Exchange.Request.Url) is { } match ? match.Operation.Resource
        : answer.Body is { } body ? contract.Resources.Values.FirstOrDefault(resource => resource.Type == body.Root || resource.Plural == body.Root)
        : null;

    /// <summary>The resource that a type of the query service asks for, in any case; null if there is none.</summary>
    public static Resource? OfQuery(string type, ApiContract contract) =>
        contract.Resources.Values.FirstOrDefault(resource => string.Equals(resource.Query?.Type, type, StringComparison.OrdinalIgnoreCase));

    /// <summary>The query field of this name; of a resource that cannot be queried, an element of its own. Null if there is
    /// none.</summary>
    public static QueryField? FieldOf(Resource resource, string name) => resource.Query is { } query ? query.Field(name)
        : resource.Element(name) is { } element ? new QueryField(element.Name, element.Type, element.Values, [element.Name], element.Level, null) : null;

    /// <summary>The rules of a representation's attributes: a reference has those of references, whatever it refers to.</summary>
    public static IReadOnlyList<ElementRule> Attributes(this ResourceView view, Resource resource, ApiContract contract) =>
        view.IsReference ? contract.Reference.Attributes : resource.Attributes;

    /// <summary>The rules of a representation's child elements; a reference has none but its links.</summary>
    public static IReadOnlyList<ElementRule> Elements(this ResourceView view, Resource resource) => view.IsReference ? [] : resource.Elements;

    /// <summary>
    /// Every documented attribute and element with what the body has for it, structures followed down to their parts where they
    /// are
    /// present.
    /// </summary>
    public static IEnumerable<RuledValue> Values(this ResourceView view, Resource resource, ApiContract contract) =>
        Below([.. view.Attributes(resource, contract), .. view.Elements(resource)], view.Information, contract.Json);

    private static IEnumerable<RuledValue> Below(IReadOnlyList<ElementRule> rules, InformationObject holder, RepresentationMapping mapping)
    {
        foreach (var rule in rules)
        {
            // One that stands twice where one is allowed is another finding than one that is missing.
            var value = (rule.ListName is { } list ? holder[list] : null) ?? holder[rule.Name] ?? holder[mapping.Plural(rule.Name)];
            var items = value is InformationList many ? many.Items : value is null ? [] : [value];
            if (items.Count == 0)
            {
                yield return new RuledValue(rule, null, holder);
            }

            foreach (var item in items)
            {
                yield return new RuledValue(rule, item, holder);
                if (item is InformationObject structure)
                {
                    foreach (var part in Below([.. rule.Attributes, .. rule.Elements], structure, mapping))
                    {
                        yield return part;
                    }
                }
                else
                {
                    // In XML an element that lacks all of its attributes is its text alone.
                    foreach (var attribute in rule.Attributes)
                    {
                        yield return new RuledValue(attribute, null, holder);
                    }
                }
            }
        }
    }
}

/// <summary>A rule of the contract and what a body has for it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Value">What is there; null if nothing is.</param>
/// <param name="Holder">The resource or structure that has it or should have it.</param>
public sealed record RuledValue(ElementRule Rule, InformationNode? Value, InformationObject Holder);
