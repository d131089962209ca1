namespace Conformance.Documents.Compare;

/// <summary>Values of attributes whose text is not the whole truth.</summary>
internal static class XmlValues
{
    public const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>
    /// The value to compare: <c>xsi:type</c> with its namespace instead of its prefix, <c>xsi:nil</c> as <c>true</c> or
    /// <c>false</c>, all
    /// others as they are.
    /// </summary>
    public static string Canonical(Node attribute)
    {
        var value = attribute.Value ?? "";
        if (!ReferenceEquals(attribute.Namespace, SchemaInstance) && attribute.Namespace != SchemaInstance)
        {
            return value;
        }

        return attribute.Name switch
        {
            "type" when attribute.ValueNamespace is { } ns => $"{{{ns}}}{value.Trim()[(value.Trim().IndexOf(':', StringComparison.Ordinal) + 1)..]}",
            "nil" => value.Trim() switch
            {
                "1" => "true",
                "0" => "false",
                var other => other,
            },
            _ => value,
        };
    }

    /// <summary>Which kind of difference two values of this attribute are.</summary>
    public static DifferenceKind KindOf(Node attribute) => attribute.Namespace != SchemaInstance
        ? DifferenceKind.AttributeValue
        : attribute.Name switch
        {
            "schemaLocation" => DifferenceKind.SchemaLocation,
            "noNamespaceSchemaLocation" => DifferenceKind.NoNamespaceSchemaLocation,
            _ => DifferenceKind.AttributeValue,
        };

    /// <summary>Which kind of difference it is when only one side has the attribute: a hint for tools is one whether it is there
    /// or not.</summary>
    public static DifferenceKind KindOfAbsent(Node attribute) =>
        KindOf(attribute) is var kind and not DifferenceKind.AttributeValue ? kind : DifferenceKind.AttributeNameLookup;
}
