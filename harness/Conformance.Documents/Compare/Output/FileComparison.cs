namespace Conformance.Documents.Compare;

/// <summary>What the comparison of one file of two folders came to.</summary>
/// <param name="Name">The file's name below the folder, with slashes.</param>
/// <param name="Outcome"><c>same</c>, <c>different</c>, <c>only-expected</c>, <c>only-actual</c> or <c>unreadable</c>.</param>
/// <param name="Comparison">The comparison; null if the file is in one folder only or unreadable.</param>
/// <param name="Fault">Why it could not be read; null if it could.</param>
public sealed record FileComparison(string Name, string Outcome, Comparison? Comparison, string? Fault)
{
    /// <summary>Whether both folders have the file with the same information.</summary>
    public bool AreSame => Outcome == "same";
}
