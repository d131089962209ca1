using Conformance.Core.Judging;
using Conformance.Core.Mutations.Operators;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Mutations;

/// <summary>
/// The same change to the same answer in all variants that differ in some axes: as a server is wrong that is wrong in XML and
/// JSON, or
/// in references and entities, in the same way. No variant tells of another then, so what each says by itself must be asked for.
/// </summary>
internal static class Alike
{
    private static readonly IReadOnlyList<string>[] Axes = [["accept"], ["format"], ["accept", "format"]];

    /// <summary>All of them, by scenario, axes, group and step.</summary>
    /// <param name="evidence">The variants.</param>
    /// <param name="takes">Whether an operator (second) is to change a step (first).</param>
    /// <param name="isChanged">Whether the answers to a step are to be changed.</param>
    /// <param name="scene">Makes the scene of an answer that is changed together with its like.</param>
    public static IEnumerable<Mutation> Of(
        IReadOnlyList<Evidence> evidence, Func<string, string, bool> takes, Func<IEnumerable<Answer>, bool> isChanged, Func<Evidence, Answer, IReadOnlyList<string>, Scene> scene) =>
        from scenario in evidence.GroupBy(one => one.Variant.Scenario.Id, StringComparer.Ordinal)
        where !scenario.First().Variant.Scenario.Steps.OfType<RequestStep>().Any(step => step.Capture) // each has a session of its own
        from axes in Axes
        where axes.All(axis => scenario.First().Variant.Scenario.Axes.Any(known => known.Name == axis))
        from likes in scenario.GroupBy(one => Rest(one.Variant, axes), StringComparer.Ordinal)
        where likes.Skip(1).Any()
        from mutation in Of([.. likes], axes, takes, isChanged, scene)
        select mutation;

    private static string Rest(Variant variant, IReadOnlyList<string> axes) => string.Join(',', variant.Values
        .Where(value => !axes.Contains(value.Key)).OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}={value.Value.Name}"));

    private static IEnumerable<Mutation> Of(
        List<Evidence> likes, IReadOnlyList<string> axes, Func<string, string, bool> takes, Func<IEnumerable<Answer>, bool> isChanged, Func<Evidence, Answer, IReadOnlyList<string>, Scene> scene)
    {
        foreach (var step in likes[0].Answers.Select(answer => answer.Exchange.Step))
        {
            var answers = likes.Select(one => one.Answer(step)).ToList();
            if (answers.Any(answer => answer?.Exchange.Response is null) || !isChanged(answers!))
            {
                continue;
            }

            var each = likes.Zip(answers, (one, answer) => Changes(scene(one, answer!, axes), axes, takes)).ToList();
            foreach (var (key, first) in each[0])
            {
                var all = each.Select(changes => changes.GetValueOrDefault(key)).OfType<Mutation>().ToList();
                if (all.Count == each.Count && Joined([.. all.Select(mutation => mutation.Ruling)]) is { } ruling)
                {
                    yield return first with { Across = string.Join('+', axes), Settled = new Lazy<Ruling>(ruling), Apply = () => [.. all.SelectMany(mutation => mutation.Apply())] };
                }
            }
        }
    }

    private static Dictionary<(string, string, string), Mutation> Changes(Scene scene, IReadOnlyList<string> axes, Func<string, string, bool> takes)
    {
        var changes = new Dictionary<(string, string, string), Mutation>();
        foreach (var mutation in OperatorCatalogue.Alike(axes).Where(operation => takes(scene.Step, operation.Name)).SelectMany(operation => operation.Of(scene)))
        {
            changes.TryAdd((mutation.Operator, mutation.Spot, mutation.Change), mutation);
        }

        return changes;
    }

    /// <summary>A breach of what any of them breaks; lawful if all are; null if they do not agree.</summary>
    private static Ruling? Joined(List<Ruling> rulings) =>
        rulings.All(ruling => ruling.Lawful is null) ? Ruling.Breach(rulings.SelectMany(ruling => ruling.Right))
        : rulings.All(ruling => ruling.Lawful is not null) ? rulings[0]
        : null;
}
