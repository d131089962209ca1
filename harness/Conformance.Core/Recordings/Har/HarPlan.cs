using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Recordings.Har;

/// <summary>
/// What can be asked of a recording: one variant for each answer, asked what holds of every answer; answers to the same GET that
/// differ only in
/// Accept or format are compared, and one resource with the list that holds it. A pure function over the exchanges.
/// </summary>
/// <param name="Plan">The variants.</param>
/// <param name="Records">What is known of each.</param>
/// <param name="Exchanges">The exchanges by variant; those of a comparison once more under its name.</param>
/// <param name="Rules">The rules without what a recording cannot show.</param>
public sealed record HarPlan(Plan Plan, IReadOnlyDictionary<string, VariantRecord> Records, IExchangeCollection Exchanges, Rulebook Rules)
{
    /// <summary>The step of an answer by itself.</summary>
    public const string Step = "answer";

    private const string Area = "har";

    /// <summary>Answers are compared that were asked for at most so far apart, with no writing between: what is older may have
    /// changed.</summary>
    internal static readonly TimeSpan Apart = TimeSpan.FromMinutes(1);

    /// <summary>The variant of an entry of the file, as in <c>har/0012</c>.</summary>
    /// <param name="number">The entry's number, from 1.</param>
    public static string VariantOf(int number) => FormattableString.Invariant($"{Area}/{number:0000}");

    /// <summary>Whether a variant is an answer by itself, and no comparison of several.</summary>
    public static bool IsEntry(string variant) => variant.StartsWith(Area + "/", StringComparison.Ordinal);

    /// <summary>Plans the judging.</summary>
    /// <param name="answers">The entries' exchanges, each with the reason why it cannot be judged or null, in the order of the
    /// file.</param>
    /// <param name="rules">What the judge goes by.</param>
    /// <param name="file">The file's name.</param>
    public static HarPlan Of(IReadOnlyList<(Exchange Exchange, string? Lack)> answers, Rulebook rules, string file)
    {
        var place = new DataPlace(file, 0, 0);
        var seen = HarMoment.Of(answers, rules.Contract);
        var lists = HarLists.Of(seen, rules, place);
        List<Variant> variants =
        [
            .. answers.Where(answer => answer.Lack is not null || answer.Exchange.Request.Method != "GET" || answer.Exchange.Response is not { Status: 200 })
                .Select(answer => Alone(answer.Exchange, rules.Contract, place)),
            .. Groups(seen).SelectMany(group => Compared(group, rules, place)),
            .. lists.Select(list => list.Variant),
        ];
        var records = answers.Select(answer => Record(answer.Exchange.Variant, answer.Lack)).Concat(lists.Select(list => Record(list.Variant.Id, null)));
        return new HarPlan(
            new Plan([.. variants.OrderBy(variant => variant.Id, StringComparer.Ordinal)], []),
            records.ToDictionary(record => record.Variant, StringComparer.Ordinal),
            [.. answers.Select(answer => answer.Exchange), .. lists.SelectMany(list => list.Exchanges)],
            HarRules.Of(rules, [.. answers.Select(answer => answer.Exchange)]));
    }

    /// <summary>A request as a step of a scenario.</summary>
    internal static RequestStep StepOf(string id, SentRequest request, ApiContract contract, DataPlace place)
    {
        // Only the documented path matters, by which coverage is counted. A brace of the URL would be a hole.
        var path = contract.MatchHref(request.Url)?.Operation.Path is not { } documented ? new Uri(request.Url).AbsolutePath.Replace('{', '(').Replace('}', ')')
            : documented.Kind == PathKind.Query && QueryUrl.Parameter(request.Url, "type") is { } type ? $"{documented.Template}?type={type.Replace('{', '(').Replace('}', ')')}"
            : documented.Template;
        return new RequestStep(id, new RequestTemplate(request.Method, path, [], AuthModes.Header, RequestTemplate.Absent, [], null), Capture: false, place);
    }

    private static Variant Alone(Exchange exchange, ApiContract contract, DataPlace place) =>
        new(exchange.Variant, ScenarioOf(exchange, contract, [], [], place), new Dictionary<string, AxisValue>());

    private static Scenario ScenarioOf(Exchange exchange, ApiContract contract, IReadOnlyList<Axis> axes, IReadOnlyList<Relation> relations, DataPlace place) => new(
        exchange.Variant, $"{exchange.Request.Method} {contract.BelowBase(exchange.Request.Url) ?? exchange.Request.Url} of the recording", Area, [],
        [StepOf(Step, exchange.Request, contract, place)], axes, [], relations, place);

    private static IEnumerable<Variant> Compared(List<HarMoment> group, Rulebook rules, DataPlace place)
    {
        if (group.Count == 1)
        {
            return [Alone(group[0].Exchange, rules.Contract, place)];
        }

        var accepts = new Axis("accept", [.. group.Select(seen => seen.Accept).Distinct(StringComparer.Ordinal).Select(text => new AxisValue(text, text))]);
        var formats = new Axis("format", [.. group.Select(seen => seen.Format).Distinct(StringComparer.Ordinal).Select(text => new AxisValue(text, text))]);
        var relations = rules.Suite.Scenarios.SelectMany(scenario => scenario.Relations).Where(relation => relation is { Step: null, Conditions.Count: 0 }
                && (relation is { Kind: "same-information", Across: "accept" } or { Kind: "same-members", Across: "format" }))
            .DistinctBy(relation => relation.Kind).ToList();
        var scenario = ScenarioOf(group[0].Exchange, rules.Contract, [accepts, formats], relations, place);
        return group.Select(seen => new Variant(seen.Exchange.Variant, scenario, new Dictionary<string, AxisValue>
        {
            ["accept"] = accepts.Values.First(value => value.Name == seen.Accept),
            ["format"] = formats.Values.First(value => value.Name == seen.Format),
        }));
    }

    /// <summary>The answers that are compared with one another, each in one group.</summary>
    private static List<List<HarMoment>> Groups(IReadOnlyList<HarMoment> seen)
    {
        var groups = new List<List<HarMoment>>();
        var open = new Dictionary<(string, int, string), List<HarMoment>>();
        foreach (var moment in seen)
        {
            if (!open.TryGetValue(moment.Key, out var group) || moment.Exchange.SentAt - group[0].Exchange.SentAt > Apart
                || group.Exists(other => other.Accept == moment.Accept && other.Format == moment.Format))
            {
                groups.Add(group = open[moment.Key] = []);
            }

            group.Add(moment);
        }

        return groups;
    }

    private static VariantRecord Record(string variant, string? lack) => new(variant, new Dictionary<string, string>(), lack, new Dictionary<string, string>());
}
