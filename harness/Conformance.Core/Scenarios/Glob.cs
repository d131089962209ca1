namespace Conformance.Core.Scenarios;

/// <summary>Globs over ids: <c>*</c> is any run of characters, <c>?</c> any one; everything else, brackets too, stands for
/// itself.</summary>
public static class Glob
{
    /// <summary>Whether <paramref name="pattern"/> covers the whole of <paramref name="text"/>; case counts.</summary>
    public static bool Matches(string pattern, string text)
    {
        var (at, mark, star) = (0, 0, -1);
        var place = 0;
        while (place < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, mark) = (at++, place);
            }
            else if (at < pattern.Length && (pattern[at] == '?' || pattern[at] == text[place]))
            {
                (at, place) = (at + 1, place + 1);
            }
            else if (star >= 0)
            {
                (at, place) = (star + 1, ++mark);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).TrimStart('*').IsEmpty;
    }
}
