using System.Runtime.CompilerServices;

namespace Conformance.Documents.Compare;

/// <summary>
/// What comparing two nodes on trial came to, so that no pair is tried twice, and so that a trial that found nothing need not be
/// walked
/// again. One for all walkers of a comparison.
/// </summary>
internal sealed class Trials
{
    /// <summary>So many pairs are tried in one comparison. A list of 300 items of which none is like another takes that
    /// many.</summary>
    public const int Most = 100_000;

    private readonly HashSet<(object, object)> different = new(new ByReference());
    private readonly Dictionary<(object, object), FindingSink> same = new(new ByReference());
    private int made;

    /// <summary>Whether a trial was refused because there had been too many.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Whether two nodes are the same under the rules.</summary>
    public bool AreSame(object expected, object actual, FindingSink sink, Action<FindingSink> walk)
    {
        if (same.ContainsKey((expected, actual)))
        {
            return true;
        }

        if (different.Contains((expected, actual)))
        {
            return false;
        }

        if (made == Most)
        {
            IsExhausted = true;
            return false;
        }

        made++;
        var trial = sink.Trial();
        walk(trial);
        if (trial.Total > 0)
        {
            different.Add((expected, actual));
            return false;
        }

        same[(expected, actual)] = trial;
        return true;
    }

    /// <summary>The findings of a trial in which nothing differed, once; null if there was none.</summary>
    public FindingSink? Take(object expected, object actual) => same.Remove((expected, actual), out var trial) ? trial : null;

    /// <summary>Whether a trial has shown that the two differ.</summary>
    public bool AreDifferent(object expected, object actual) => different.Contains((expected, actual));

    private sealed class ByReference : IEqualityComparer<(object Left, object Right)>
    {
        public bool Equals((object Left, object Right) x, (object Left, object Right) y) =>
            ReferenceEquals(x.Left, y.Left) && ReferenceEquals(x.Right, y.Right);

        public int GetHashCode((object Left, object Right) pair) =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(pair.Left), RuntimeHelpers.GetHashCode(pair.Right));
    }
}
