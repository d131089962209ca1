using System.Xml.Linq;
using static Conformance.Core.Contract.Schemas.XsdValues;

namespace Conformance.Core.Contract.Schemas;

/// <summary>
/// Writes the contract as an XML Schema: a global element for one and for many of each resource. It asks for what is documented
/// and
/// leaves open what is only observed; elements that later versions add are not in it.
/// </summary>
public static class XsdSchema
{
    private const string Part = "Part";

    /// <summary>The schema's text; the same contract gives the same bytes.</summary>
    public static string Of(ApiContract contract)
    {
        var resources = contract.Resources.Values.OrderBy(resource => resource.Type, StringComparer.Ordinal).ToList();
        var shared = new SortedDictionary<string, ElementRule>(StringComparer.Ordinal);
        var types = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var rule in resources.SelectMany(resource => SharedParts.Below([.. resource.Attributes, .. resource.Elements])))
        {
            if (rule.Structure is { } name)
            {
                shared.TryAdd(name, rule);
            }

            if (!rule.Structured && rule.Type is not ("string" or ValueTypes.Structure))
            {
                types.Add(rule.Type);
            }
        }

        var schema = new XElement(
            Xs + "schema",
            new XAttribute(XNamespace.Xmlns + "xs", Xs.NamespaceName),
            new XAttribute("xmlns", contract.Namespace),
            new XAttribute("targetNamespace", contract.Namespace),
            new XAttribute("elementFormDefault", "qualified"),
            new XComment(" Made from scenarios/contract by conform schema. Not the vendor's schema. "),
            resources.SelectMany(Globals),
            resources.Select(resource => ComplexType(resource.Type, resource.Attributes, resource.Elements, links: true)),
            shared.Select(pair => ComplexType(pair.Key + Part, pair.Value.Attributes, pair.Value.Elements, links: true)),
            Links(),
            XsdValues.Named(types));
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + schema.ToString().ReplaceLineEndings("\n") + "\n";
    }

    private static IEnumerable<XElement> Globals(Resource resource)
    {
        yield return Named("element", resource.Type, new XAttribute("type", resource.Type));
        if (resource.Plural is { } plural)
        {
            yield return Named("element", plural, new XElement(Xs + "complexType", new XElement(
                Xs + "sequence",
                Named("element", resource.Item, new XAttribute("type", resource.Type), new XAttribute("minOccurs", "0"), new XAttribute("maxOccurs", "unbounded")))));
        }
    }

    private static XElement ComplexType(string name, IReadOnlyList<ElementRule> attributes, IReadOnlyList<ElementRule> elements, bool links) =>
        Named("complexType", name, Content(attributes, elements, links));

    /// <summary>The content of a complex type; one with attributes alone may hold text beside them.</summary>
    private static IEnumerable<XObject> Content(IReadOnlyList<ElementRule> attributes, IReadOnlyList<ElementRule> elements, bool links)
    {
        if (elements.Count == 0 && attributes.Count > 0)
        {
            yield return new XAttribute("mixed", "true");
        }

        yield return new XElement(
            Xs + "sequence",
            links ? Named("element", "Links", new XAttribute("type", "LinkList"), new XAttribute("minOccurs", "0")) : null,
            Sequence(elements));
        foreach (var attribute in attributes)
        {
            yield return Named(
                "attribute", attribute.Name, attribute.Optional || attribute.Level != FactLevel.Documented ? null : new XAttribute("use", "required"), TypeOf(attribute));
        }

        yield return new XElement(Xs + "anyAttribute", new XAttribute("processContents", "lax"));
    }

    private static IEnumerable<XElement> Sequence(IReadOnlyList<ElementRule> elements)
    {
        foreach (var rule in elements)
        {
            if (rule.Choice is null)
            {
                yield return Element(rule, rule.Optional || rule.Many || rule.Level != FactLevel.Documented);
            }
            else if (elements.First(each => each.Choice == rule.Choice) == rule)
            {
                yield return new XElement(
                    Xs + "choice", new XAttribute("minOccurs", "0"), elements.Where(each => each.Choice == rule.Choice).Select(each => Element(each, optional: false)));
            }
        }
    }

    private static XElement Element(ElementRule rule, bool optional) => Named(
        "element",
        rule.Name,
        rule.Structure is { } name ? new XAttribute("type", name + Part) : rule.Type == ValueTypes.Structure ? Inline(rule) : TypeOf(rule),
        optional ? new XAttribute("minOccurs", "0") : null,
        rule.Many ? new XAttribute("maxOccurs", "unbounded") : null);

    /// <summary>A structure of its own; one whose parts the contract does not list may hold anything.</summary>
    private static XElement Inline(ElementRule rule) => new(Xs + "complexType", rule.Structured
        ? Content(rule.Attributes, rule.Elements, rule.Links.Count > 0)
        : [new XElement(Xs + "sequence", new XElement(Xs + "any", new XAttribute("processContents", "lax"), new XAttribute("minOccurs", "0"), new XAttribute("maxOccurs", "unbounded")))]);

    private static XElement Links() => Named("complexType", "LinkList", new XElement(
        Xs + "sequence",
        Named("element", "Link", new XAttribute("minOccurs", "0"), new XAttribute("maxOccurs", "unbounded"), new XElement(
            Xs + "complexType",
            Named("attribute", "Rel", new XAttribute("type", "xs:string"), new XAttribute("use", "required")),
            Named("attribute", "Href", new XAttribute("type", "xs:string"), new XAttribute("use", "required")),
            Named("attribute", "Name", new XAttribute("type", "xs:string")),
            Named("attribute", "Type", new XAttribute("type", "xs:string"))))));

    private static XElement Named(string kind, string name, params object?[] content) => new(Xs + kind, new XAttribute("name", name), content);
}
