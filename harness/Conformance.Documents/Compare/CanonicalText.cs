using System.Text;
using CultureInfo = System.Globalization.CultureInfo;
using NumberStyles = System.Globalization.NumberStyles;

namespace Conformance.Documents.Compare;

/// <summary>
/// The canonical decomposition of a text (Unicode normal form D): two texts have the same exactly if they have the same normal
/// form C. The
/// framework's own needs a library of the system that programs without cultures do not load, and answers without it that nothing
/// changes.
/// </summary>
internal static class CanonicalText
{
    private const int FirstSyllable = 0xAC00;
    private const int Syllables = 11_172;
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int BeforeFirstTrail = 0x11A7;
    private const int Vowels = 21;
    private const int Trails = 28;

    private static readonly Lazy<(Dictionary<int, Rune[]> Parts, Dictionary<int, int> Classes)> Table = new(Read);

    /// <summary>The text with every character taken apart, and its marks in their canonical order.</summary>
    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var runes = new List<Rune>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Append(runes, rune);
        }

        SortMarks(runes);
        var result = new StringBuilder(text.Length);
        foreach (var rune in runes)
        {
            result.Append(rune.ToString());
        }

        return result.ToString();
    }

    private static void Append(List<Rune> runes, Rune rune)
    {
        var syllable = rune.Value - FirstSyllable;
        if (syllable is >= 0 and < Syllables)
        {
            runes.Add(new Rune(FirstLead + (syllable / (Vowels * Trails))));
            runes.Add(new Rune(FirstVowel + (syllable % (Vowels * Trails) / Trails)));
            if (syllable % Trails > 0)
            {
                runes.Add(new Rune(BeforeFirstTrail + (syllable % Trails)));
            }
        }
        else if (Table.Value.Parts.TryGetValue(rune.Value, out var parts))
        {
            runes.AddRange(parts);
        }
        else
        {
            runes.Add(rune);
        }
    }

    /// <summary>Sorts each run of marks by their classes; marks of one class keep their order.</summary>
    private static void SortMarks(List<Rune> runes)
    {
        for (var start = 0; start < runes.Count; start++)
        {
            var end = start;
            while (end < runes.Count && Class(runes[end]) > 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                var sorted = runes[start..end].OrderBy(Class).ToList();
                for (var i = 0; i < sorted.Count; i++)
                {
                    runes[start + i] = sorted[i];
                }
            }

            start = Math.Max(start, end - 1);
        }
    }

    private static int Class(Rune rune) => Table.Value.Classes.GetValueOrDefault(rune.Value);

    /// <summary>Reads canonical.txt, which says in its first line what it holds.</summary>
    private static (Dictionary<int, Rune[]> Parts, Dictionary<int, int> Classes) Read()
    {
        using var stream = typeof(CanonicalText).Assembly.GetManifestResourceStream("canonical.txt")
            ?? throw new InvalidOperationException("The table of decompositions is not in the assembly.");
        using var reader = new StreamReader(stream);
        var (parts, classes) = (new Dictionary<int, Rune[]>(), new Dictionary<int, int>());
        while (reader.ReadLine() is { } line)
        {
            foreach (var entry in line.StartsWith('#') ? [] : line.Split(' '))
            {
                if (entry.Split('=') is [var whole, var some])
                {
                    parts[Number(whole)] = [.. some.Split('+').Select(part => new Rune(Number(part)))];
                }
                else if (entry.Split(':', '-') is [var name, var first, var last])
                {
                    for (var mark = Number(first); mark <= Number(last); mark++)
                    {
                        classes[mark] = int.Parse(name, NumberStyles.None, CultureInfo.InvariantCulture);
                    }
                }
            }
        }

        return (parts, classes);
    }

    private static int Number(string hexadecimal) => int.Parse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
