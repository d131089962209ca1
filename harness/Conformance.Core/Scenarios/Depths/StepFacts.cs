using Conformance.Core.Contract;
using Conformance.DataFiles;

namespace Conformance.Core.Scenarios.Depths;

/// <summary>What is known of a step before it is sent, by the words that conditions use.</summary>
/// <param name="step">The step.</param>
/// <param name="variant">The variant whose step it is.</param>
/// <param name="target">What is known of the target.</param>
/// <param name="contract">The API's resources.</param>
internal sealed class StepFacts(Step step, Variant variant, TargetFacts target, ApiContract contract)
{
    private const string FormatName = "format";

    /// <summary>The class of answers to what exists.</summary>
    private const string Success = "200";

    private readonly RequestTemplate? request = (step as RequestStep)?.Request;
    private readonly IReadOnlyList<string> statuses = StatusesOf(step, variant);

    /// <summary>The step's id.</summary>
    public string Id => step.Id;

    /// <summary>The method; null where the step sends nothing.</summary>
    public string? Method { get; } = step switch
    {
        RequestStep sent => variant.Fill(sent.Request.Method),
        LinkStep => "GET",
        _ => null,
    };

    /// <summary>The documented operation, as in <c>GET /jobs/{ID}</c>, of a query with its type; null where the answer before it
    /// decides.</summary>
    public string? Operation { get; } = step is RequestStep sent
        ? DocumentedOperations.Name(variant.OperationOf(sent), contract) : null;

    /// <summary>The value of <c>Accept</c>, or <c>absent</c>; null where the step sends nothing.</summary>
    public string? Accept { get; } = step switch
    {
        RequestStep sent => variant.Fill(sent.Request.Accept),
        LinkStep link => variant.Fill(link.Accept),
        _ => null,
    };

    /// <summary>The value of the query's <c>format</c>, or <c>absent</c>; null where a link decides.</summary>
    public string? Format => request is null ? null : FormatOf(PathOf(request, variant));

    /// <summary>Whether the operation is asked for something that exists and is expected to answer.</summary>
    public bool IsAnswered => statuses is [Success];

    /// <summary>Equal for steps of which conditions on answers hold alike.</summary>
    public string Key => $"{Method} {Operation} {Accept} {Format} {string.Join(',', statuses)}";

    /// <summary>Whether a condition will hold of a right answer; null if that is not known.</summary>
    /// <param name="condition">The condition.</param>
    public bool? Holds(Condition condition)
    {
        if (variant.Values.TryGetValue(condition.Name, out var value))
        {
            return condition.Allows(value.Name);
        }

        return condition.Name switch
        {
            "world" => condition.Allows(target.World.ToString().ToLowerInvariant()),
            "target" => condition.Allows(target.Kind),
            "method" => Known(condition, Method),
            "sent-accept" => Known(condition, Accept),
            "sent-format" => Known(condition, Format),
            "operation" => Known(condition, Operation is null || Method is null ? null : $"{Method} {TemplateOf()}"),
            "status" => Status(condition),
            _ => null,
        };
    }

    /// <summary>Whether all conditions will hold; null if one may hold or not.</summary>
    /// <param name="conditions">The conditions.</param>
    public bool? Hold(IReadOnlyList<Condition> conditions)
    {
        var each = conditions.Select(Holds).ToList();
        return each.Contains(false) ? false : each.Contains(null) ? null : true;
    }

    /// <summary>The path of a request with its fixed query, its query parameters and the axes' values filled in.</summary>
    internal static string PathOf(RequestTemplate request, Variant variant)
    {
        var path = variant.Fill(request.Path);
        var query = request.Query.Select(pair => (pair.Key, Value: variant.Fill(pair.Value)))
            .Where(pair => pair.Value != RequestTemplate.Absent).Select(pair => $"{pair.Key}={pair.Value}").ToList();
        return query.Count == 0 ? path : path + (path.Contains('?', StringComparison.Ordinal) ? '&' : '?') + string.Join('&', query);
    }

    private static string FormatOf(string path) => path.IndexOf('?', StringComparison.Ordinal) is var at and >= 0
        && path[(at + 1)..].Split('&').FirstOrDefault(pair => pair.StartsWith(FormatName + "=", StringComparison.Ordinal)) is { } pair
        ? pair[(FormatName.Length + 1)..] : RequestTemplate.Absent;

    private string TemplateOf()
    {
        var query = Operation!.IndexOf('?', StringComparison.Ordinal);
        return Operation[(Operation.IndexOf(' ', StringComparison.Ordinal) + 1)..(query < 0 ? Operation.Length : query)];
    }

    private static bool? Known(Condition condition, string? value) => value is null ? null : condition.Allows(value);

    private bool? Status(Condition condition)
    {
        var met = statuses.Select(status => condition.Values.Any(pattern => StatusPattern.Matches(pattern, status))).Distinct().ToList();
        return met is [var one] ? one : null;
    }

    /// <summary>The statuses that the scenario expects of the step; empty if it expects none.</summary>
    private static List<string> StatusesOf(Step step, Variant variant)
    {
        var last = variant.Scenario.Steps.Last(each => each is not (AdvanceStep or PickStep)).Id;
        return [.. variant.Scenario.Expectations
            .Where(expectation => expectation.Kind == "status" && (expectation.Step ?? last) == step.Id && Coverage.Applies(expectation.Conditions, variant))
            .SelectMany(expectation => Texts(expectation.Arguments)).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Texts(YamlValue value) => value is YamlSequence list ? list.Items.Select(item => item.Text()) : [value.Text()];
}
