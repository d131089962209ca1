using Conformance.Core.Judging;
using Conformance.Core.Judging.Checks.Queries;

namespace Conformance.Core.Mutations;

/// <summary>Whether what a mutation says of a resource may be a later or an earlier reading of it, so that nothing that says it
/// again is held against it.</summary>
internal static class MovingSite
{
    /// <summary>Whether it may differ so from each of the answers that it is compared with.</summary>
    /// <param name="evidence">The variant.</param>
    /// <param name="changed">The changed answer.</param>
    /// <param name="key">The UID or Href of the resource.</param>
    /// <param name="beside">The answers that it is compared with.</param>
    public static bool Is(Evidence evidence, Answer changed, string key, IEnumerable<Answer> beside)
    {
        var again = beside.Where(other => other.Exchange.Response is not null).Select(other => (Answer: other, View: Found(other, key))).Where(other => other.View is not null).ToList();
        return Found(changed, key) is { } now && again.Count > 0 && again.TrueForAll(other => Moving.MayDiffer(evidence, (changed, now), (other.Answer, other.View!)));
    }

    /// <summary>The variants with which a variant is compared along an axis: the first of them, or all others if it is the
    /// first.</summary>
    /// <param name="evidence">The variant.</param>
    /// <param name="neighbours">The variants that differ from it in one axis.</param>
    /// <param name="axis">The axis.</param>
    public static IEnumerable<Evidence> Compared(Evidence evidence, IEnumerable<Evidence> neighbours, string axis)
    {
        if (evidence.Variant.Scenario.Axes.FirstOrDefault(known => known.Name == axis)?.Values.ToList() is not { } values)
        {
            return [];
        }

        var likes = neighbours.Where(other => other.Variant.Values.All(value => value.Key == axis || evidence.Variant.Values[value.Key] == value.Value)).ToList();
        var first = likes.Append(evidence).MinBy(one => values.IndexOf(one.Variant.Values[axis]))!;
        return first == evidence ? likes : [first];
    }

    private static ResourceView? Found(Answer answer, string key) => QuerySets.Members(answer.Body?.Resources ?? []).GetValueOrDefault(key);
}
