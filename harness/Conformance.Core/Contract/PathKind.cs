namespace Conformance.Core.Contract;

/// <summary>What a path of a resource stands for.</summary>
public enum PathKind
{
    /// <summary>All members, as <c>/jobs</c>.</summary>
    Collection,

    /// <summary>The members that belong to a parent, as <c>/replicaSessions/{ID}/replicaTaskSessions</c>.</summary>
    Nested,

    /// <summary>One member by its ID, as <c>/jobs/{ID}</c>.</summary>
    Item,

    /// <summary>The only one of its kind, as <c>/</c>.</summary>
    Single,

    /// <summary>Makes a logon session: <c>POST /sessionMngr/</c>.</summary>
    Logon,
}
