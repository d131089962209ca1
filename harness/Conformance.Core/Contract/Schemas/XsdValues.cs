using System.Xml.Linq;

namespace Conformance.Core.Contract.Schemas;

/// <summary>The simple types of the XSD: one for each value type of the contract.</summary>
internal static class XsdValues
{
    public static readonly XNamespace Xs = "http://www.w3.org/2001/XMLSchema";

    private const string Guid = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    /// <summary>The attribute or child that gives a rule's element its simple type. Only what is documented binds; an optional
    /// value may be empty.</summary>
    public static XObject TypeOf(ElementRule rule) =>
        rule.Level != FactLevel.Documented || (rule.Type == "string" && rule.Values.Count == 0) ? new XAttribute("type", "xs:string")
        : rule.Values.Count == 0 ? new XAttribute("type", NameOf(rule.Type, rule.Optional))
        : new XElement(Xs + "simpleType", Base("string", [.. rule.Values.Concat(rule.Optional ? [""] : []).Select(value => Facet("enumeration", value))]));

    /// <summary>The named simple types that <see cref="TypeOf"/> speaks of.</summary>
    /// <param name="types">The value types of the contract.</param>
    public static IEnumerable<XElement> Named(IEnumerable<string> types)
    {
        yield return new XElement(Xs + "simpleType", new XAttribute("name", "empty"), Base("string", Facet("length", "0")));
        foreach (var type in types)
        {
            yield return new XElement(Xs + "simpleType", new XAttribute("name", NameOf(type, optional: false)), Restriction(type));
            yield return new XElement(
                Xs + "simpleType",
                new XAttribute("name", NameOf(type, optional: true)),
                new XElement(Xs + "union", new XAttribute("memberTypes", $"{NameOf(type, optional: false)} empty")));
        }
    }

    private static string NameOf(string type, bool optional) =>
        (ValueTypes.UidOf(type) is { } of ? $"uid-{of}" : type) + (optional ? "-or-empty" : "");

    private static XElement Restriction(string type) => type switch
    {
        "bool" => Base("string", Facet("enumeration", "true"), Facet("enumeration", "false")),
        "int" => Base("int"),
        "long" => Base("long"),
        "ushort" => Base("unsignedShort"),
        "number" => Base("double"),
        "percent" => Base("int", Facet("minInclusive", "0"), Facet("maxInclusive", "100")),
        "instant" => Base("dateTime", Facet("pattern", @".*:[0-9]{2}(\.[0-9]{1,7})?Z")),
        "moment" => Base("dateTime", Facet("pattern", @".*:[0-9]{2}(\.[0-9]{1,7})?(Z|[+-][0-9]{2}:[0-9]{2})")),
        "time" => Base("string", Facet("pattern", @"([0-9]{4}-[0-9]{2}-[0-9]{2}T)?[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?(Z|[+-][0-9]{2}:[0-9]{2})?")),
        "guid" => Base("string", Facet("pattern", Guid)),
        "version" => Base("string", Facet("pattern", @"[0-9]+(\.[0-9]+){1,3}")),
        "href" => Base("anyURI", Facet("pattern", @"https?://[^\s/]+/.*")),
        "uid" => Base("string", Facet("pattern", "urn:veeam:[A-Za-z_0-9-]+:.+")),
        "urn" => Base("string", Facet("pattern", "urn:[A-Za-z_0-9-]+:[A-Za-z_0-9-]+:.+")),
        _ when ValueTypes.UidOf(type) is { } of => Base("string", Facet("pattern", $"urn:veeam:{of}:{Guid}")),
        _ => Base("string", Facet("minLength", "1")),
    };

    private static XElement Base(string name, params XElement[] facets) => new(Xs + "restriction", new XAttribute("base", "xs:" + name), facets);

    private static XElement Facet(string name, string value) => new(Xs + name, new XAttribute("value", value));
}
