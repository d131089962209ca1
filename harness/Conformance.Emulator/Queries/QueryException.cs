namespace Conformance.Emulator.Queries;

/// <summary>A query that cannot be answered; the message goes into the error body.</summary>
public sealed class QueryException : Exception
{
    /// <summary>Makes one without a message.</summary>
    public QueryException()
    {
    }

    /// <summary>Makes one.</summary>
    public QueryException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a cause.</summary>
    public QueryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
