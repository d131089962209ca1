using Conformance.Documents;
using Conformance.Documents.Compare;

namespace Conformance.Core.Judging;

/// <summary>Lets through what differs inside of what moved between two answers, and keeps what that was.</summary>
/// <param name="nodes">The members that moved, each with its UID or Href.</param>
internal sealed class MovingRule(IReadOnlyDictionary<Node, string> nodes)
{
    /// <summary>The name of the rule.</summary>
    internal const string Name = "in motion";

    private readonly HashSet<string> used = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The rule, for one comparison.</summary>
    public Rule Rule => new(Name, null, finding => Allows(KeyOf(finding.Expected) ?? KeyOf(finding.Actual)) ? Opinion.Allowed : null);

    /// <summary>The keys of the members whose differences it let through, be it on trial.</summary>
    public IReadOnlySet<string> Used => used;

    private bool Allows(string? key)
    {
        if (key is not null)
        {
            used.Add(key);
        }

        return key is not null;
    }

    private string? KeyOf(Node? node)
    {
        for (var at = node; at is not null; at = at.Parent)
        {
            if (nodes.TryGetValue(at, out var key))
            {
                return key;
            }
        }

        return null;
    }
}
