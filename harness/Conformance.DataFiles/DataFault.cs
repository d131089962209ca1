namespace Conformance.DataFiles;

/// <summary>Something wrong in a data file.</summary>
/// <param name="Place">Where.</param>
/// <param name="Message">What, what was expected, and what to do, in one sentence or two.</param>
public sealed record DataFault(DataPlace Place, string Message)
{
    /// <summary>The line that a person reads: <c>file:line:column: message</c>.</summary>
    public override string ToString() => $"{Place}: {Message}";
}
