namespace Conformance.Documents.Compare;

/// <summary>Finds a counterpart for an item by changing pairs on the way, if there is any such way (an augmenting path of
/// bipartite matching).</summary>
internal static class PairPath
{
    /// <summary>Pairs the expected item <paramref name="start"/>; items that have a counterpart keep one.</summary>
    /// <param name="pairs">The pairs so far.</param>
    /// <param name="start">An expected item without a counterpart.</param>
    /// <param name="fit">Whether two items may be a pair.</param>
    public static void Find(Alignment pairs, int start, Func<int, int, bool> fit)
    {
        var reachedFrom = new Dictionary<int, int>();
        var open = new Queue<int>([start]);
        while (open.TryDequeue(out var left))
        {
            // First those without a counterpart: mostly one of them fits at once.
            for (var right = 0; right < pairs.ExpectedOf.Length; right++)
            {
                if (pairs.ExpectedOf[right] < 0 && fit(left, right))
                {
                    Change(pairs, reachedFrom, start, left, right);
                    return;
                }
            }

            for (var right = 0; right < pairs.ExpectedOf.Length; right++)
            {
                if (pairs.ExpectedOf[right] >= 0 && !reachedFrom.ContainsKey(right) && fit(left, right))
                {
                    reachedFrom[right] = left;
                    open.Enqueue(pairs.ExpectedOf[right]);
                }
            }
        }
    }

    private static void Change(Alignment pairs, Dictionary<int, int> reachedFrom, int start, int left, int right)
    {
        while (true)
        {
            var before = pairs.ActualOf[left];
            if (before >= 0)
            {
                pairs.Part(left);
            }

            pairs.Pair(left, right);
            if (left == start)
            {
                return;
            }

            right = before;
            left = reachedFrom[before];
        }
    }
}
