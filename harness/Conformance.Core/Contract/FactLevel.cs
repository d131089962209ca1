namespace Conformance.Core.Contract;

/// <summary>How well a statement of the contract is founded.</summary>
public enum FactLevel
{
    /// <summary>Written down by the vendor, without another page against it.</summary>
    Documented,

    /// <summary>Seen in captured traffic or in the code of clients.</summary>
    Observed,

    /// <summary>Not written down, or written down in two ways that exclude each other.</summary>
    Unspecified,
}
