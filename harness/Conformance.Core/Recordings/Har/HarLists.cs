using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Recordings.Har;

/// <summary>A list of a recording together with the answers that hold one of its members each.</summary>
/// <param name="Variant">The variant that compares them.</param>
/// <param name="Exchanges">The exchanges under its name, the list first.</param>
internal sealed record HarLists(Variant Variant, IReadOnlyList<Exchange> Exchanges)
{
    private const string List = "list";
    private const string One = "one";

    /// <summary>Longer lists are judged, and not compared with their members: each would be read once more.</summary>
    private const int LongestList = 1024 * 1024;

    private const int MostMembers = 50;

    /// <summary>Those of a recording.</summary>
    /// <param name="seen">The answers, in the order sent.</param>
    /// <param name="rules">What the judge goes by; a suite that does not compare a member with its list compares none
    /// here.</param>
    /// <param name="place">Where the recording is.</param>
    public static IReadOnlyList<HarLists> Of(IReadOnlyList<HarMoment> seen, Rulebook rules, DataPlace place)
    {
        var expectation = rules.Suite.Scenarios.SelectMany(scenario => scenario.Expectations)
            .FirstOrDefault(asked => asked is { Kind: "same-entity", Step: One, Conditions.Count: 0, Arguments: YamlScalar } && asked.Arguments.Text() == List);
        if (expectation is null)
        {
            return [];
        }

        var lists = seen.Where(moment => moment.Exchange.Response!.Body.Length <= LongestList && KindOf(moment, rules.Contract) == PathKind.Collection)
            .GroupBy(moment => KeyOf(moment, PathOf(moment)))
            .ToDictionary(group => group.Key, group => group.OrderBy(moment => moment.Exchange.SentAt).ToList());
        return
        [
            .. seen.Where(moment => KindOf(moment, rules.Contract) == PathKind.Item)
                .Select(item => (Item: item, List: lists.TryGetValue(KeyOf(item, Above(PathOf(item))), out var known) ? Nearest(known, item) : null))
                .Where(pair => pair.List is not null).GroupBy(pair => pair.List!, pair => pair.Item, ReferenceEqualityComparer.Instance)
                .Select(group => Compared((HarMoment)group.Key!, group, expectation, rules, place)).OfType<HarLists>(),
        ];
    }

    private static HarLists? Compared(HarMoment list, IEnumerable<HarMoment> items, Expectation expectation, Rulebook rules, DataPlace place)
    {
        var listed = new Answer(list.Exchange, rules.Mapping).Body;
        var held = items.Where(item => new Answer(item.Exchange, rules.Mapping).Body is { IsCollection: false, Resources: [var only] }
            && listed?.Find(only) is { } member && member.IsReference == only.IsReference).Take(MostMembers).ToList();
        if (held.Count == 0)
        {
            return null;
        }

        var id = list.Exchange.Variant.Replace("har/", "har-lists/", StringComparison.Ordinal);
        var scenario = new Scenario(
            id, $"What {list.Path} of the recording lists, and its members by themselves", "har", [],
            [HarPlan.StepOf(List, list.Exchange.Request, rules.Contract, place), HarPlan.StepOf(One, held[0].Exchange.Request, rules.Contract, place)], [], [expectation], [], place)
        {
            IsComparisonOnly = true,
        };
        return new HarLists(
            new Variant(id, scenario, new Dictionary<string, AxisValue>()),
            [list.Exchange with { Variant = id, Step = List }, .. held.Select((item, at) => item.Exchange with { Variant = id, Step = SeveralStep.StepOf(One, at + 1) })]);
    }

    private static HarMoment? Nearest(List<HarMoment> lists, HarMoment item)
    {
        var after = lists.BinarySearch(item, Comparer<HarMoment>.Create((one, other) => one.Exchange.SentAt.CompareTo(other.Exchange.SentAt)));
        after = after < 0 ? ~after : after;
        return new[] { after - 1, after }.Where(at => at >= 0 && at < lists.Count).Select(at => lists[at])
            .Where(list => Distance(list, item) <= HarPlan.Apart).MinBy(list => Distance(list, item));
    }

    private static TimeSpan Distance(HarMoment list, HarMoment item) => (list.Exchange.SentAt - item.Exchange.SentAt).Duration();

    private static (string Account, int Epoch, string Path, string Format) KeyOf(HarMoment moment, string path) => (moment.Account, moment.Epoch, path, moment.Format);

    private static PathKind? KindOf(HarMoment moment, ApiContract contract) => contract.MatchHref(moment.Exchange.Request.Url)?.Operation.Path.Kind;

    private static string PathOf(HarMoment moment) => moment.Path.Split('?')[0].TrimEnd('/').ToUpperInvariant();

    private static string Above(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];
}
