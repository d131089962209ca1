using System.Xml;
using System.Xml.Schema;

namespace Conformance.Core.Judging.Shipped;

/// <summary>One attribute or child element that the shipped schema declares for a structure.</summary>
/// <param name="Name">Its name; an attribute's begins with <c>@</c>.</param>
/// <param name="Required">Whether each such structure must hold one; one of a choice is not required by itself.</param>
/// <param name="Type">Its type and the values that it lists, as a person reads them.</param>
internal sealed record SchemaPart(string Name, bool Required, string Type)
{
    /// <summary>What the schema says, for a report.</summary>
    public string Statement => $"{(Required ? "required" : "optional")}, {Type}";

    /// <summary>The parts of a type, those that it inherits included, children in the schema's order; none of a type without
    /// structure.</summary>
    public static IReadOnlyList<SchemaPart> Of(XmlSchemaType? type) => type is not XmlSchemaComplexType complex ? [] :
    [
        .. complex.AttributeUses.Values.OfType<XmlSchemaAttribute>().OrderBy(attribute => attribute.QualifiedName.Name, StringComparer.Ordinal)
            .Select(attribute => new SchemaPart("@" + attribute.QualifiedName.Name, attribute.Use == XmlSchemaUse.Required, TypeOf(attribute.AttributeSchemaType))),
        .. Children(complex.ContentTypeParticle, required: true)
            .GroupBy(part => part.Name, StringComparer.Ordinal).Select(group => group.First() with { Required = group.Any(part => part.Required) }),
    ];

    private static IEnumerable<SchemaPart> Children(XmlSchemaParticle particle, bool required) => particle switch
    {
        XmlSchemaElement element => [new SchemaPart(element.QualifiedName.Name, required && element.MinOccurs > 0, TypeOf(element.ElementSchemaType))],
        XmlSchemaGroupBase group => group.Items.OfType<XmlSchemaParticle>()
            .SelectMany(item => Children(item, required && group.MinOccurs > 0 && (group is not XmlSchemaChoice || group.Items.Count == 1))),
        _ => [],
    };

    private static string TypeOf(XmlSchemaType? type) => type switch
    {
        XmlSchemaSimpleType { Content: XmlSchemaSimpleTypeRestriction restriction } when restriction.Facets.OfType<XmlSchemaEnumerationFacet>().ToList() is { Count: > 0 } values =>
            "one of " + string.Join(" | ", values.Select(value => value.Value is { Length: > 0 } text ? text : "(empty)")),
        XmlSchemaSimpleType simple when simple.QualifiedName.IsEmpty => simple.BaseXmlSchemaType is { } of ? TypeOf(of) : "a simple type",
        XmlSchemaSimpleType simple => Named(simple.QualifiedName),
        { QualifiedName.IsEmpty: false } => Named(type.QualifiedName),
        _ => "a structure",
    };

    private static string Named(XmlQualifiedName name) => name.Namespace == XmlSchema.Namespace ? "xs:" + name.Name : name.Name;
}
