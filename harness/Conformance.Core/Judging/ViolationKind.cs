namespace Conformance.Core.Judging;

/// <summary>How what came differs from what a requirement asks for. Groups of findings and their headlines go by it.</summary>
public enum ViolationKind
{
    /// <summary>The answer has another status, as 404 in the place of 200.</summary>
    WrongStatus,

    /// <summary>Something is not there: an element, a link, a header field, a member of a list.</summary>
    Missing,

    /// <summary>Something is there that must not be: a member of a list, a body.</summary>
    Unexpected,

    /// <summary>A value is another than the one, or than those, that are promised, as State <c>Finished</c>.</summary>
    WrongValue,

    /// <summary>A value is not of its type, as a time without a zone.</summary>
    WrongType,

    /// <summary>The body is of another kind, as a reference in the place of an entity, or JSON in the place of XML.</summary>
    WrongBody,

    /// <summary>The body cannot be read.</summary>
    Unreadable,

    /// <summary>Elements or members stand in another order.</summary>
    WrongOrder,

    /// <summary>Something stands more often than it may.</summary>
    Repeated,

    /// <summary>Two sources say different things of one subject: two answers, or an answer and a fixture.</summary>
    Differs,
}
