namespace Conformance.Documents.Compare;

/// <summary>What a rule does to texts before it compares them. Each one includes what its name says and nothing more; they
/// combine.</summary>
[Flags]
public enum TextNormalisation
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>White space at both ends goes.</summary>
    Trim = 1,

    /// <summary>A run of white space becomes one space.</summary>
    Collapse = 2,

    /// <summary>Upper and lower case are the same (ordinal).</summary>
    IgnoreCase = 4,

    /// <summary>Texts of one Unicode normal form C are the same, as a letter with an accent and the letter followed by the
    /// accent.</summary>
    Unicode = 8,
}
