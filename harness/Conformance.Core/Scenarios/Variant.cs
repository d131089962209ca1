namespace Conformance.Core.Scenarios;

/// <summary>One scenario with one value for each of its axes.</summary>
/// <param name="Id">The id, which never moves: <c>area/name[axis=value,…]</c>, axes sorted by name.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Values">The value of each axis, by the axis's name.</param>
public sealed record Variant(string Id, Scenario Scenario, IReadOnlyDictionary<string, AxisValue> Values)
{
    /// <summary>All variants of a scenario, the last axis varying fastest.</summary>
    public static IEnumerable<Variant> Of(Scenario scenario)
    {
        IEnumerable<IReadOnlyList<AxisValue>> combinations = [[]];
        foreach (var axis in scenario.Axes)
        {
            combinations = combinations.SelectMany(chosen => axis.Values.Select(value => (IReadOnlyList<AxisValue>)[.. chosen, value]));
        }

        foreach (var chosen in combinations)
        {
            var values = scenario.Axes.Zip(chosen).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal);
            var suffix = string.Join(',', scenario.Axes.Select(axis => $"{axis.Name}={values[axis.Name].Name}"));
            yield return new Variant(suffix.Length == 0 ? scenario.Id : $"{scenario.Id}[{suffix}]", scenario, values);
        }
    }

    /// <summary>A text of the scenario with the axes' values filled in; other names stay as holes.</summary>
    public string Fill(string text) => Template.Fill(text, name => Values.TryGetValue(name, out var value) ? value.Text : $"{{{name}}}");

    /// <summary>
    /// Whether it reads no answer that another variant got, and gives its own to nobody: it opens or ends a session or changes
    /// something else, moves
    /// the clock, or asks on both sides of the window's edge by the clock of the moment. Whatever a variant asks twice it sends
    /// twice all the same.
    /// </summary>
    public bool NeedsOwnAnswers => Scenario.Steps.Any(NeedsOwn);

    /// <summary>The operations that the variant uses, as in <c>GET /replicaSessions/{ID}</c>; of a query, only its type stays:
    /// <c>GET /query?type=Job</c>.</summary>
    public IReadOnlyList<string> Operations =>
        [.. Scenario.Steps.OfType<RequestStep>().Select(OperationOf).Distinct(StringComparer.Ordinal)];

    /// <summary>The operation that one of its steps uses.</summary>
    internal string OperationOf(RequestStep step) => Operation(Fill(step.Request.Method), Fill(step.Request.Path));

    private bool NeedsOwn(Step step) => step switch
    {
        AdvanceStep => true,
        RequestStep request => request.Capture || Fill(request.Request.Method) is not ("GET" or "HEAD")
            || TemplateNames.Of(request).Concat(Values.Values.SelectMany(value => Template.Names(value.Text)))
                .Any(name => name.StartsWith("window.", StringComparison.Ordinal)),
        _ => false,
    };

    private static string Operation(string method, string path)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        return $"{method} {Template.Fill(query < 0 ? path : path[..query] + QueryType(path[query..]), name => name.EndsWith(".path", StringComparison.Ordinal) ? "/logonSessions/{ID}" : "{ID}")}";
    }

    private static string QueryType(string query) =>
        query.TrimStart('?').Split('&').FirstOrDefault(parameter => parameter.StartsWith("type=", StringComparison.Ordinal)) is { } type ? "?" + type : "";
}
