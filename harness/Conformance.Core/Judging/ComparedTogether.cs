using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging;

/// <summary>
/// Holds judged variants back until all that their scenario's relations may compare with them are in. Relations compare along
/// their axes,
/// so variants that differ along another axis never meet, and a scenario without relations waits for nothing. Safe for parallel
/// use.
/// </summary>
internal sealed class ComparedTogether
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> sizes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(Evidence Evidence, JudgedVariant Verdict)>> waiting = new(StringComparer.Ordinal);

    /// <summary>Knows how many belong together.</summary>
    /// <param name="variants">The run's variants.</param>
    public ComparedTogether(IEnumerable<Variant> variants)
    {
        foreach (var variant in variants.Where(variant => variant.Scenario.Relations.Count > 0))
        {
            sizes[Key(variant)] = sizes.GetValueOrDefault(Key(variant)) + 1;
        }
    }

    /// <summary>All that belong together, in the order of their arrival, if this was the last of them; otherwise null.</summary>
    public IReadOnlyList<(Evidence Evidence, JudgedVariant Verdict)>? Add(Evidence evidence, JudgedVariant verdict)
    {
        if (evidence.Variant.Scenario.Relations.Count == 0)
        {
            return [(evidence, verdict)];
        }

        var key = Key(evidence.Variant);
        lock (gate)
        {
            var held = waiting.TryGetValue(key, out var already) ? already : waiting[key] = [];
            held.Add((evidence, verdict));
            if (held.Count < sizes[key])
            {
                return null;
            }

            waiting.Remove(key);
            return held;
        }
    }

    /// <summary>The scenario and the values along which none of its relations compares.</summary>
    private static string Key(Variant variant)
    {
        var across = variant.Scenario.Relations.Select(relation => relation.Across).ToHashSet(StringComparer.Ordinal);
        return string.Join('\n', variant.Values.Where(value => !across.Contains(value.Key)).OrderBy(value => value.Key, StringComparer.Ordinal)
            .Select(value => $"{value.Key}={value.Value.Name}").Prepend(variant.Scenario.Id));
    }
}
