namespace Conformance.Core.Contract;

/// <summary>What kind of body an operation answers with.</summary>
public enum ResourceForm
{
    /// <summary>The entities of a collection under the plural element.</summary>
    EntityList,

    /// <summary>One entity.</summary>
    Entity,

    /// <summary><c>EntityReferences</c>.</summary>
    ReferenceList,

    /// <summary><c>EntityRef</c>.</summary>
    Reference,

    /// <summary>The members of a non-key collection under the plural element.</summary>
    NonKeyList,

    /// <summary>One non-key resource.</summary>
    NonKey,
}
