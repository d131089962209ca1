namespace Conformance.DataFiles;

/// <summary>"Did you mean": the known word nearest to an unknown one.</summary>
public static class Suggestion
{
    /// <summary>A beginning shorter than this says too little of what was meant.</summary>
    private const int ShortestBeginning = 3;

    /// <summary>
    /// A sentence for the end of a message: <c> Did you mean "expect"?</c> if a known word is near, otherwise the sorted list of
    /// known words; empty if there are none.
    /// </summary>
    public static string For(string unknown, IEnumerable<string> known)
    {
        var words = known.Order(StringComparer.Ordinal).ToList();
        var near = Nearest(unknown, words);
        return near is not null ? $" Did you mean \"{near}\"?"
            : words.Count == 0 ? ""
            : $" Known here: {string.Join(", ", words)}.";
    }

    // What is longer is no word that somebody misspelt.
    private const int Longest = 500;

    /// <summary>
    /// The known word within a third of the word's length (at least one) in edits, case aside; of several the one with the
    /// fewest, then the one
    /// with the longest beginning in common. If none is that near, the shortest known word that goes on from the unknown one.
    /// Null if none does;
    /// never the word itself.
    /// </summary>
    public static string? Nearest(string unknown, IEnumerable<string> known)
    {
        var limit = Math.Max(1, (unknown.Length + 2) / 3);
        var others = known.Where(word => word != unknown).ToList();
        return others
            .Where(word => Math.Abs(word.Length - unknown.Length) <= limit && word.Length <= Longest)
            .Select(word => (Word: word, Distance: Edits(unknown.ToUpperInvariant(), word.ToUpperInvariant())))
            .Where(pair => pair.Distance <= limit)
            .OrderBy(pair => pair.Distance)
            .ThenByDescending(pair => pair.Word.AsSpan().CommonPrefixLength(unknown))
            .ThenBy(pair => pair.Word, StringComparer.Ordinal)
            .Select(pair => pair.Word)
            .Concat(others.Where(word => unknown.Length >= ShortestBeginning && word.StartsWith(unknown, StringComparison.OrdinalIgnoreCase))
                .OrderBy(word => word.Length).ThenBy(word => word, StringComparer.Ordinal))
            .FirstOrDefault();
    }

    /// <summary>Edits between two words, a swap of neighbours counted as one (optimal string alignment).</summary>
    private static int Edits(string left, string right)
    {
        var before = new int[right.Length + 1];
        var last = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var row = 1; row <= left.Length; row++)
        {
            var current = new int[right.Length + 1];
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var change = left[row - 1] == right[column - 1] ? 0 : 1;
                current[column] = Math.Min(Math.Min(current[column - 1], last[column]) + 1, last[column - 1] + change);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    current[column] = Math.Min(current[column], before[column - 2] + 1);
                }
            }

            (before, last) = (last, current);
        }

        return last[right.Length];
    }
}
