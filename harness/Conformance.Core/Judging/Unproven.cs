namespace Conformance.Core.Judging;

/// <summary>What could not be asked of a variant.</summary>
internal sealed class Unproven
{
    private readonly List<(string Requirement, string Reason)> each = [];

    /// <summary>Adds a requirement.</summary>
    /// <param name="requirement">Its id.</param>
    /// <param name="reason">Why it could not be asked, as a sentence without a full stop.</param>
    public void Add(string requirement, string reason) => each.Add((requirement, reason));

    /// <summary>Each reason once, with the requirements that it concerns, as a sentence; null if everything could be
    /// asked.</summary>
    public string? Text => each.Count == 0 ? null : string.Join("; ", each.GroupBy(one => one.Reason, one => one.Requirement, StringComparer.Ordinal)
        .Select(group => $"{string.Join(", ", group.Distinct(StringComparer.Ordinal))}: {group.Key}")) + ".";
}
