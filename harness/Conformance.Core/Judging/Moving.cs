using System.Globalization;
using System.Text.RegularExpressions;
using Conformance.Core.Contract;
using Conformance.Documents;
using Conformance.Core.Judging.Checks;
using Conformance.Core.Judging.Checks.Queries;

namespace Conformance.Core.Judging;

/// <summary>
/// What may lawfully differ between two requests to a live target, because its data moves: what was created or ended between
/// them, what
/// left a window, what goes on. All by the target's own clock: what stood still all the time is never excused. The embedded
/// emulator's
/// clock and data stand still, so there nothing is passed over.
/// </summary>
public static partial class Moving
{
    private static readonly string[] Unfinished = ["Running", "Working", "Starting", "Stopping", "Pausing", "Resuming", "InProgress", "Pending"];

    /// <summary>
    /// The UIDs (or Hrefs) of members that one of the answers may have and another lack: created between them, or on their way
    /// out of a
    /// window; where a filter was asked for, also what may have come to pass it or to fail it meanwhile.
    /// </summary>
    public static IReadOnlySet<string> Keys(Evidence evidence, params IReadOnlyList<Answer?> answers)
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var read = evidence.Target.Embedded ? [] : answers.OfType<Answer>().Where(answer => answer.Exchange.Response is not null).ToList();
        if (read.Count == 0)
        {
            return keys;
        }

        var span = ReadingSpan.Of(read);
        var windows = read.Select(answer => evidence.Contract.MatchHref(answer.Exchange.Request.Url)?.Operation.Path.Window).OfType<WindowRule>().Distinct().ToList();
        var isFiltered = read.Any(answer => QueryUrl.Parameter(answer.Exchange.Request.Url, "filter") is not null);
        foreach (var answer in read)
        {
            var resource = ResourceRules.Of(answer, evidence.Contract);
            keys.UnionWith((answer.Body?.Resources ?? []).Where(view => ComesOrGoes(view, windows, span) || (isFiltered && IsUnfinished(view, resource)))
                .Select(QuerySets.KeyOf).OfType<string>());
        }

        keys.ExceptWith(evidence.Held.Contains(Settlement.WholeList) ? keys.ToList() : evidence.Held);
        return keys;
    }

    /// <summary>
    /// Whether pages may show a member twice or not at all: what begins or goes while they are read moves all others from page to
    /// page, and
    /// need not be on any of them. Whether it did is seen when the same is asked again (<see cref="HasBegunOrGone"/>).
    /// </summary>
    public static bool MayShiftPages(Evidence evidence) => !evidence.Target.Embedded && !evidence.Held.Contains(Settlement.Pages);

    /// <summary>
    /// Whether answers that came when the same was asked again show a member that the first ones lack and that may have been
    /// created meanwhile,
    /// or lack one that those have.
    /// </summary>
    /// <param name="first">The first answers, at least one.</param>
    /// <param name="again">The answers that came again, at least one.</param>
    internal static bool HasBegunOrGone(IReadOnlyList<Answer> first, IReadOnlyList<Answer> again)
    {
        var (before, after) = (Listed(first), Listed(again));
        var span = ReadingSpan.Of([.. first, .. again]);
        return before.Keys.Except(after.Keys, StringComparer.OrdinalIgnoreCase).Any()
            || after.Any(member => !before.ContainsKey(member.Key) && (Created(member.Value) is not { } created || span.Holds(created)));

        static Dictionary<string, ResourceView> Listed(IReadOnlyList<Answer> answers) => QuerySets.Members(answers.SelectMany(answer => answer.Body?.Resources ?? []));
    }

    /// <summary>The rule that lets through what differs inside of what moved between two answers; null if nothing did.</summary>
    internal static MovingRule? RuleOf(Evidence evidence, Answer one, Answer other)
    {
        if (evidence.Target.Embedded)
        {
            return null;
        }

        var keys = Keys(evidence, one, other);
        var here = QuerySets.Members(one.Body?.Resources ?? []);
        var there = QuerySets.Members(other.Body?.Resources ?? []);

        // That a member comes or goes excuses that one side lacks it, and no difference where both have it.
        var nodes = here.Concat(there).Where(member => keys.Contains(member.Key) && !(here.ContainsKey(member.Key) && there.ContainsKey(member.Key)))
            .Select(member => KeyValuePair.Create(member.Value.Node, member.Key))
            .Concat((one.Body?.Resources ?? [])
                .Where(view => QuerySets.KeyOf(view) is { } key && !evidence.Held.Contains(key) && there.TryGetValue(key, out var same) && MayDiffer(evidence, (one, view), (other, same)))
                .SelectMany(view => new[] { view.Node, there[QuerySets.KeyOf(view)!].Node }.Select(node => KeyValuePair.Create(node, QuerySets.KeyOf(view)!))))
            .DistinctBy(pair => pair.Key, ReferenceEqualityComparer.Instance).ToDictionary(pair => pair.Key, pair => pair.Value, (IEqualityComparer<Node>)ReferenceEqualityComparer.Instance);
        return nodes.Count == 0 ? null : new MovingRule(nodes);
    }

    /// <summary>Whether both readings are possible of one resource at two moments: created between them, going on, or ended
    /// between them.</summary>
    /// <param name="evidence">The variant.</param>
    /// <param name="one">An answer and what it says of the resource.</param>
    /// <param name="other">Another answer and what it says.</param>
    public static bool MayDiffer(Evidence evidence, (Answer Answer, ResourceView View) one, (Answer Answer, ResourceView View) other)
    {
        var span = ReadingSpan.Of([one.Answer, other.Answer]);
        return !evidence.Target.Embedded
            && ((MayComeBefore(one.Answer, other.Answer) && MayBecome(one, other.View, span, evidence))
                || (MayComeBefore(other.Answer, one.Answer) && MayBecome(other, one.View, span, evidence)));
    }

    /// <summary>Requests that overlap may have been read in either order.</summary>
    private static bool MayComeBefore(Answer first, Answer second) => first.Exchange.SentAt <= second.Exchange.SentAt + second.Exchange.Elapsed;

    private static bool MayBecome((Answer Answer, ResourceView View) earlier, ResourceView later, ReadingSpan span, Evidence evidence)
    {
        var resource = ResourceRules.Of(earlier.Answer, evidence.Contract);
        return Created(later) is { } created && span.Holds(created) ? true
            : !IsUnfinished(earlier.View, resource) ? false
            : IsUnfinished(later, resource) ? !(Progress(later) < Progress(earlier.View))
            : later.Text("EndTimeUTC") is not { } text || !ValueTypes.TryInstant(text, out var ended) || span.Holds(ended);
    }

    private static int? Progress(ResourceView view) =>
        int.TryParse(view.Text("Progress"), NumberStyles.None, CultureInfo.InvariantCulture, out var progress) ? progress : null;

    /// <summary>An end decides; where a resource has none, its state.</summary>
    private static bool IsUnfinished(ResourceView view, Resource? resource) => !view.IsReference
        && ((resource?.Element("EndTimeUTC") is not null && string.IsNullOrEmpty(view.Text("EndTimeUTC"))) || Unfinished.Contains(view.Text("State")));

    /// <summary>Only a collection with a window loses what grows old; a query does not.</summary>
    private static bool ComesOrGoes(ResourceView view, List<WindowRule> windows, ReadingSpan span) => Created(view) is { } created
        && (span.Holds(created) || windows.Any(window => span.MayLeave(created, window.Days, WindowCheck.Outside)));

    /// <summary>When it was created: as it says, or as the Name of a session ends.</summary>
    private static DateTimeOffset? Created(ResourceView view) =>
        view.Text("CreationTimeUTC") is { } text && ValueTypes.TryInstant(text, out var created) ? created
        : view.Name is { } name && NamedTime().Match(name) is { Success: true } match
            && DateTimeOffset.TryParseExact(match.Groups[1].Value, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var named) ? named
        : null;

    [GeneratedRegex(@"@(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})", RegexOptions.CultureInvariant)]
    private static partial Regex NamedTime();
}
