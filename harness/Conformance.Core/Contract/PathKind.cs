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

    /// <summary>The only one of its kind, as <c>/</c>, or the only one of a parent.</summary>
    Single,

    /// <summary>A place in a tree of files below a parent, as <c>/vmRestorePoints/{ID}/mounts/{ID}/{filepath}</c>.</summary>
    Tree,

    /// <summary>Does something with one, as POST to <c>/nas/jobs/{ID}/start</c>.</summary>
    Action,

    /// <summary>Asks for resources of any type: <c>/query</c>.</summary>
    Query,

    /// <summary>Makes a logon session: <c>POST /sessionMngr/</c>.</summary>
    Logon,
}
