namespace Conformance.Core.Contract;

/// <summary>Which representations of a key resource carry a link.</summary>
public enum LinkScope
{
    /// <summary>The entity and the reference.</summary>
    Both,

    /// <summary>Only the entity.</summary>
    Entity,

    /// <summary>Only the reference.</summary>
    Reference,
}
