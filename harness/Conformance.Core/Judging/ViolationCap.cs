using System.Globalization;

namespace Conformance.Core.Judging;

/// <summary>
/// Keeps a few places of each shape of violation in an answer and counts the rest: a list of a hundred thousand members with one
/// slip each
/// costs no more than one with fifty. What is told of a place is cut, too: a value may be as long as a body.
/// </summary>
internal static class ViolationCap
{
    /// <summary>How many of one kind and subject are kept.</summary>
    public const int MostOfShape = 50;

    /// <summary>How many are kept at all; a server may make up as many subjects as it likes.</summary>
    public const int MostInAll = 1000;

    /// <summary>How many characters of a text are kept.</summary>
    public const int MostOfText = 2000;

    /// <summary>Those that are kept, in their order; the first of each shape says how many more there are of it.</summary>
    public static IReadOnlyList<Violation> Of(IReadOnlyList<Violation> violations) =>
        OfShapes(violations.Any(IsLong) ? [.. violations.Select(Cut)] : violations);

    /// <summary>The text; of a long one its beginning, and how long it is.</summary>
    public static string Cut(string text)
    {
        if (text.Length <= MostOfText)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[MostOfText - 1]) ? MostOfText - 1 : MostOfText;
        return string.Create(CultureInfo.InvariantCulture, $"{text[..end]}… ({text.Length} characters)");
    }

    private static bool IsLong(Violation violation) =>
        violation.Subject.Length > MostOfText || violation.Expected.Length > MostOfText || violation.Actual.Length > MostOfText
        || violation.Path?.Length > MostOfText || violation.Said?.Length > MostOfText;

    private static Violation Cut(Violation violation) => violation with
    {
        Subject = Cut(violation.Subject),
        Expected = Cut(violation.Expected),
        Actual = Cut(violation.Actual),
        Path = violation.Path is { } path ? Cut(path) : null,
        Said = violation.Said is { } said ? Cut(said) : null,
    };

    private static IReadOnlyList<Violation> OfShapes(IReadOnlyList<Violation> violations)
    {
        if (violations.Count <= MostOfShape)
        {
            return violations;
        }

        var kept = new List<Violation>();
        var shapes = new Dictionary<(ViolationKind, string), (int First, int Kept, int More)>();
        foreach (var violation in violations)
        {
            // Of the shapes that come when the room is used up, the first one counts for all.
            var shape = (violation.Kind, violation.Subject);
            var isFull = kept.Count >= MostInAll;
            if (!shapes.TryGetValue(shape, out var seen))
            {
                shape = isFull ? (kept[0].Kind, kept[0].Subject) : shape;
                seen = isFull ? shapes[shape] : (kept.Count, 0, 0);
            }

            if (isFull || seen.Kept >= MostOfShape)
            {
                shapes[shape] = seen with { More = seen.More + 1 + violation.More };
                continue;
            }

            shapes[shape] = seen with { Kept = seen.Kept + 1, More = seen.More + violation.More };
            kept.Add(violation.More == 0 ? violation : violation with { More = 0 });
        }

        foreach (var (first, _, more) in shapes.Values)
        {
            kept[first] = more == 0 ? kept[first] : kept[first] with { More = more };
        }

        return kept;
    }
}
