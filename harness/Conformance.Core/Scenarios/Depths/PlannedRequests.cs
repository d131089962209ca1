using Conformance.Core.Contract;

namespace Conformance.Core.Scenarios.Depths;

/// <summary>
/// The requests that a plan will send, as far as that is known before the first answer: equal ones once, as a run sends them.
/// Links and pages that
/// are followed are counted by the contract, and what finds bindings by the lists on the way.
/// </summary>
/// <param name="contract">The API's resources.</param>
public sealed class PlannedRequests(ApiContract contract)
{
    /// <summary>Entry point, logon, logoff, what finds out the rights of the account, and further members that are looked at
    /// where the first lists nothing.</summary>
    internal const int OfSession = 30;

    /// <summary>What follows the first page: a page size is picked so that there are two or three.</summary>
    private const int FurtherPages = 2;

    /// <summary>Links of a resource that lead to something to read, where the contract does not tell.</summary>
    private const int UsualLinks = 5;

    /// <summary>How many requests a plan sends in all, its logon and logoff among them.</summary>
    /// <param name="variants">What is asked.</param>
    public int Count(IEnumerable<Variant> variants) => OfSession + Of(variants).Count();

    /// <summary>The requests of variants, equal ones once, without those of the session.</summary>
    /// <param name="variants">The variants.</param>
    public IEnumerable<string> Of(IEnumerable<Variant> variants) => variants.SelectMany(Of).Distinct(StringComparer.Ordinal);

    /// <summary>The requests of a variant, with those that find its bindings: equal texts stand for requests that are equal on
    /// the wire.</summary>
    /// <param name="variant">The variant.</param>
    public IReadOnlyList<string> Of(Variant variant) =>
        [.. variant.Scenario.Givens.SelectMany(Discovery), .. variant.Scenario.Steps.SelectMany(step => Of(step, variant))];

    private IEnumerable<string> Of(Step step, Variant variant) => step switch
    {
        RequestStep sent when variant.NeedsOwnAnswers => Own(sent, variant, 1),
        RequestStep sent => [Wire(sent.Request, variant)],
        FollowStep => Own(step, variant, 1),
        FollowPagesStep => Own(step, variant, FurtherPages),
        FollowEachStep { To: not null } => Own(step, variant, FollowEachStep.Most),
        FollowEachStep each => Own(step, variant, Links(each, variant)),
        _ => [],
    };

    private static IEnumerable<string> Own(Step step, Variant variant, int count) => Enumerable.Range(1, count).Select(number => $"{variant.Id} {SeveralStep.StepOf(step.Id, number)}");

    private static string Wire(RequestTemplate request, Variant variant)
    {
        var headers = request.Headers.Select(pair => (pair.Key, Value: variant.Fill(pair.Value))).Where(pair => pair.Value != RequestTemplate.Absent);
        return string.Join('\n', [
            $"{variant.Fill(request.Method)} {Template.Fill(StepFacts.PathOf(request, variant), name => Bound(name, variant))}",
            $"{variant.Fill(request.Auth)} {variant.Fill(request.Accept)}",
            .. headers.Select(pair => $"{pair.Key}: {pair.Value}"),
        ]);
    }

    /// <summary>What stands for a value that is bound later: the same text where it will be the same value.</summary>
    private static string Bound(string name, Variant variant)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var given = dot < 0 ? null : variant.Scenario.Givens.FirstOrDefault(given => given.Name == name[..dot]);
        return given is null ? variant.Scenario.Steps.Any(step => step.Id == name[..Math.Max(0, dot)]) ? $"{{{variant.Id} {name}}}" : $"{{{name}}}"
            : given.At is not null ? "{ID}"
            : $"{{{given.Resource} {given.World} {given.With} {string.Join(',', given.Where.Select(pair => $"{pair.Key}={pair.Value}"))}}}";
    }

    private IEnumerable<string> Discovery(Given given)
    {
        var paths = given.At is { } at ? Lists(at)
            : contract.Resources.GetValueOrDefault(given.Resource)?.CollectionPath is { } all ? given.With is null ? [Top(all.Template)] : [Top(all.Template), $"{given.Resource}/{given.With}"]
            : [];
        return paths.Select(path => $"GET {path}\n{AuthModes.Header} {RequestTemplate.Absent}");
    }

    /// <summary>What is read to find the IDs of a path: what stands before each of them, and the path itself if more comes after
    /// the last.</summary>
    private static IEnumerable<string> Lists(string path)
    {
        for (var hole = path.IndexOf('{', StringComparison.Ordinal); hole >= 0; hole = path.IndexOf('{', hole + 1))
        {
            // A collection of the top is found by a link of the logon session, which leads to its entities.
            var list = path[..(hole - 1)];
            yield return list.Contains('{', StringComparison.Ordinal) ? list : Top(list);
        }

        if (path.Contains('}', StringComparison.Ordinal) && !path.EndsWith('}'))
        {
            yield return path;
        }
    }

    private static string Top(string list) => list + "?format=Entity";

    private int Links(FollowEachStep each, Variant variant) =>
        variant.Scenario.Steps.OfType<RequestStep>().FirstOrDefault(step => step.Id == each.From) is { } from
            && contract.Match(StepFacts.PathOf(from.Request, variant))?.Operation.Resource is { } resource
            ? Math.Max(1, resource.Links.Count(link => link.InEntity && !link.Optional && !link.To.Contains("action=", StringComparison.Ordinal))) : UsualLinks;
}
