using System.Globalization;
using System.Text.RegularExpressions;
using Conformance.Documents.Compare;
using Conformance.Core.Contract;
using Conformance.Documents;
using Conformance.Core.Judging.Checks;
using Conformance.Core.Judging.Checks.Queries;

namespace Conformance.Core.Judging;

/// <summary>
/// What may lawfully differ between two requests to a live target, because its data moves: what has no end yet, what is new, and what
/// lies near the edge of a window. The embedded emulator's clock and data stand still, so there nothing is passed over.
/// </summary>
public static partial class Moving
{
    /// <summary>Younger than this, a resource may appear or be completed between two requests of a run.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(10);

    private static readonly string[] Unfinished = ["Running", "Working", "Starting", "Stopping", "Pausing", "Resuming", "InProgress", "Pending"];

    /// <summary>The UIDs (or Hrefs) of what is in motion by any of the answers.</summary>
    public static IReadOnlySet<string> Keys(Evidence evidence, params IReadOnlyList<Answer?> answers)
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var answer in evidence.Target.Embedded ? [] : answers.OfType<Answer>())
        {
            var resource = ResourceRules.Of(answer, evidence.Contract);
            keys.UnionWith((answer.Body?.Resources ?? []).Where(view => IsMoving(view, resource, answer.Now)).Select(QuerySets.KeyOf).OfType<string>());
        }

        return keys;
    }

    /// <summary>Rules that let through what differs inside of what is in motion; none if nothing is.</summary>
    public static IReadOnlyList<Rule> Rules(Evidence evidence, params IReadOnlyList<Answer> answers)
    {
        var keys = Keys(evidence, answers);
        if (keys.Count == 0)
        {
            return [];
        }

        var nodes = answers.SelectMany(answer => answer.Body?.Resources ?? [])
            .Where(view => QuerySets.KeyOf(view) is { } key && keys.Contains(key)).Select(view => view.Node).ToHashSet<Node>(ReferenceEqualityComparer.Instance);
        return [new Rule("in motion", null, finding => Within(finding.Expected, nodes) || Within(finding.Actual, nodes) ? Opinion.Allowed : null)];
    }

    private static bool Within(Node? node, HashSet<Node> nodes)
    {
        for (var at = node; at is not null; at = at.Parent)
        {
            if (nodes.Contains(at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMoving(ResourceView view, Resource? resource, DateTimeOffset now)
    {
        var unfinished = !view.IsReference
            && ((resource?.Element("EndTimeUTC") is not null && string.IsNullOrEmpty(view.Text("EndTimeUTC"))) || Unfinished.Contains(view.Text("State")));
        return unfinished || (Created(view) is { } created && (created > now - Young || resource?.Paths.Any(path => IsNearEdge(path.Window, created, now)) == true));
    }

    private static bool IsNearEdge(WindowRule? window, DateTimeOffset created, DateTimeOffset now) =>
        window is not null && created - window.EdgeAt(now) is var inside && inside >= -WindowCheck.Outside && inside <= WindowCheck.Inside;

    /// <summary>When it was created: as it says, or as the Name of a session ends.</summary>
    private static DateTimeOffset? Created(ResourceView view) =>
        view.Text("CreationTimeUTC") is { } text && ValueTypes.TryInstant(text, out var created) ? created
        : view.Name is { } name && NamedTime().Match(name) is { Success: true } match
            && DateTimeOffset.TryParseExact(match.Groups[1].Value, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var named) ? named
        : null;

    [GeneratedRegex(@"@(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})", RegexOptions.CultureInvariant)]
    private static partial Regex NamedTime();
}
