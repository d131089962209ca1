namespace Conformance.Documents.Compare;

/// <summary>
/// What can differ. The names are those of XmlUnit's comparison types (in .NET spelling) where it has one; JSON's own follow.
/// </summary>
public enum DifferenceKind
{
    /// <summary>Do both documents use the same character encoding? (XML_ENCODING)</summary>
    XmlEncoding,

    /// <summary>Are both things of the same XML node type? (NODE_TYPE)</summary>
    NodeType,

    /// <summary>Are both names in the same namespace? (NAMESPACE_URI)</summary>
    NamespaceUri,

    /// <summary>Are both names written with the same prefix? (NAMESPACE_PREFIX)</summary>
    NamespacePrefix,

    /// <summary>Have both elements the same local name? (ELEMENT_TAG_NAME)</summary>
    ElementTagName,

    /// <summary>Have both texts, comments or JSON strings and booleans the same value? (TEXT_VALUE)</summary>
    TextValue,

    /// <summary>Have both attributes the same value? (ATTR_VALUE)</summary>
    AttributeValue,

    /// <summary>Is there an attribute of that name on the other side? (ATTR_NAME_LOOKUP)</summary>
    AttributeNameLookup,

    /// <summary>Is there a counterpart of that child or list item on the other side? (CHILD_LOOKUP)</summary>
    ChildLookup,

    /// <summary>Do the children stand in the same order? Found once for each parent. (CHILD_NODELIST_SEQUENCE)</summary>
    ChildNodelistSequence,

    /// <summary>Do both elements hint at the same schema? (SCHEMA_LOCATION)</summary>
    SchemaLocation,

    /// <summary>Do both elements hint at the same schema without namespace? (NO_NAMESPACE_SCHEMA_LOCATION)</summary>
    NoNamespaceSchemaLocation,

    /// <summary>Have both processing instructions the same target? (PROCESSING_INSTRUCTION_TARGET)</summary>
    ProcessingInstructionTarget,

    /// <summary>Have both processing instructions the same data? (PROCESSING_INSTRUCTION_DATA)</summary>
    ProcessingInstructionData,

    /// <summary>Do the members of a collection, all with keys, stand in the same order? Ours: XmlUnit has one sequence
    /// type.</summary>
    CollectionSequence,

    /// <summary>Are both JSON values of the same type?</summary>
    ValueType,

    /// <summary>Are both JSON numbers the same number?</summary>
    NumberValue,

    /// <summary>Is the same number written with the same characters?</summary>
    NumberText,

    /// <summary>Is there a member of that name on the other side?</summary>
    MemberLookup,

    /// <summary>Is the member's name written in the same case?</summary>
    MemberName,
}
