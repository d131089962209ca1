namespace Conformance.Core.Judging;

/// <summary>What a check looks at, in the order in which findings of one answer are told.</summary>
public enum CheckStage
{
    /// <summary>The status line.</summary>
    Status,

    /// <summary>Header fields.</summary>
    Header,

    /// <summary>The media type that was asked for.</summary>
    MediaType,

    /// <summary>Whether the body can be read.</summary>
    WellFormed,

    /// <summary>What kind of body it is.</summary>
    Root,

    /// <summary>What the body says.</summary>
    Content,

    /// <summary>What several answers say together.</summary>
    Relation,
}
