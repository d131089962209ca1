namespace Conformance.Core.Reports;

/// <summary>What two texts begin and end with alike, so that what differs between can be marked.</summary>
/// <param name="Head">How many characters both begin with.</param>
/// <param name="Tail">How many characters both end with; never one of <paramref name="Head"/> too.</param>
public readonly record struct SharedEnds(int Head, int Tail)
{
    private const int LeastShared = 4;

    /// <summary>Whether they share enough to make a mark of use.</summary>
    public bool IsOfUse => Head + Tail >= LeastShared;

    /// <summary>The shared ends of two texts, whole words only; none where a character has two halves, which a mark must not
    /// part.</summary>
    public static SharedEnds Of(string left, string right)
    {
        if (left.Any(char.IsSurrogate) || right.Any(char.IsSurrogate))
        {
            return new SharedEnds(0, 0);
        }

        var shortest = Math.Min(left.Length, right.Length);
        var head = 0;
        while (head < shortest && left[head] == right[head])
        {
            head++;
        }

        while (head > 0 && (IsWord(left, head) || IsWord(right, head)) && char.IsLetterOrDigit(left[head - 1]))
        {
            head--;
        }

        var tail = 0;
        while (tail < shortest - head && left[^(tail + 1)] == right[^(tail + 1)])
        {
            tail++;
        }

        while (tail > 0 && (IsWord(left, left.Length - tail - 1) || IsWord(right, right.Length - tail - 1)) && char.IsLetterOrDigit(left[^tail]))
        {
            tail--;
        }

        return new SharedEnds(head, tail);
    }

    private static bool IsWord(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);
}
