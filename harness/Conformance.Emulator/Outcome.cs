namespace Conformance.Emulator;

/// <summary>What became of a request; faults change answers by it.</summary>
public enum Outcome
{
    /// <summary>A resource was found and is shown.</summary>
    Shown,

    /// <summary>A logon session was made.</summary>
    LoggedOn,

    /// <summary>A logon session was ended.</summary>
    LoggedOff,

    /// <summary>User or password are wrong, or no Authorization came with a logon.</summary>
    LogonRefused,

    /// <summary>No valid token came with a request that needs one.</summary>
    Unauthorized,

    /// <summary>The account's role does not include the operation.</summary>
    Forbidden,

    /// <summary>No resource has the path.</summary>
    UnknownPath,

    /// <summary>No entity has the ID.</summary>
    UnknownId,

    /// <summary>The ID is no GUID.</summary>
    MalformedId,

    /// <summary>The path does not know the method.</summary>
    WrongMethod,

    /// <summary>The operation is documented but changes data, which the emulator does not.</summary>
    NotServed,

    /// <summary>A parameter has a value that cannot be used.</summary>
    BadParameter,

    /// <summary>A request body has a type that is not taken.</summary>
    UnsupportedBody,

    /// <summary>The emulator itself failed.</summary>
    Failed,
}
