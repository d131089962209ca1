using Conformance.Core.Judging;

namespace Conformance.Core.Mutations;

/// <summary>
/// The dialects of JSON that the answers of a recorded run show. No variant alone shows that a target mixes two of them, so a
/// changed
/// answer is held against those of the whole run. Safe for parallel use.
/// </summary>
/// <param name="recorded">The answers of all variants.</param>
internal sealed class RecordedDialects(IEnumerable<Evidence> recorded)
{
    private readonly Lazy<IReadOnlyList<DialectNote>> notes = new(() => [.. recorded.SelectMany(DialectLedger.Notes)]);

    /// <summary>Whether several answers show a dialect, and all of them the same: one answer in the other dialect is then a
    /// mix.</summary>
    public bool AreOne => notes.Value.Count > 1 && !IsMixed;

    private bool IsMixed => notes.Value.Any(note => note.Dialect != notes.Value[0].Dialect);

    /// <summary>The finding that the recorded run mixes dialects; null if the run does not, or the rules do not ask.</summary>
    public Finding? Mix(Rulebook rules) => Mix(notes.Value, rules);

    /// <summary>The finding that some changed variants make a mix of the run; null if they do not, or it was one
    /// before.</summary>
    /// <param name="changed">The changed variants, each with all its answers.</param>
    /// <param name="rules">What the judge goes by.</param>
    public Finding? MixWith(IReadOnlyList<Evidence> changed, Rulebook rules)
    {
        var now = changed.SelectMany(DialectLedger.Notes).ToList();
        if (now.Count == 0 || now.TrueForAll(note => notes.Value is [var recorded, ..] && note.Dialect == recorded.Dialect) || IsMixed)
        {
            return null;
        }

        var touched = changed.Select(evidence => evidence.Variant.Id).ToHashSet(StringComparer.Ordinal);
        return Mix(notes.Value.Where(note => !touched.Contains(note.Exchange.Variant)).Concat(now), rules);
    }

    private static Finding? Mix(IEnumerable<DialectNote> all, Rulebook rules)
    {
        var ledger = new DialectLedger(rules);
        ledger.Add(all);
        return ledger.Mix()?.Finding;
    }
}
