namespace Conformance.Emulator.Queries;

/// <summary>What the values of a field are compared by.</summary>
public enum QueryOrder
{
    /// <summary>The letters, case aside.</summary>
    Text,

    /// <summary>The size of the number.</summary>
    Number,

    /// <summary>The moment.</summary>
    Instant,

    /// <summary>False before true.</summary>
    Truth,

    /// <summary>The place in the list of possible values (HC:query_comparison).</summary>
    Index,
}
