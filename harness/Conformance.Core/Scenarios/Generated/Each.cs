using Conformance.Core.Contract;
using Conformance.DataFiles;

namespace Conformance.Core.Scenarios.Generated;

/// <summary>The key <c>for</c> of a scenario file: the file is a family, one scenario for each subject of the contract that
/// fits.</summary>
/// <param name="What"><c>path</c>: documented GET paths; <c>query</c>: types of the query service.</param>
/// <param name="Kinds">The kinds of path; empty for all.</param>
/// <param name="Flags">Properties that the subject must have, or with false must not have; see <see cref="Subjects"/>.</param>
/// <param name="Except">Paths or types that are left out.</param>
/// <param name="Place">Where it is written.</param>
public sealed record Each(
    string What, IReadOnlyList<PathKind> Kinds, IReadOnlyDictionary<string, bool> Flags, IReadOnlyList<string> Except, DataPlace Place)
{
    /// <summary>The word of paths to which only links lead: they are no subjects unless it is there.</summary>
    public const string OnlyLinked = "only-linked";

    /// <summary>Reads the key from a document that meets the schema.</summary>
    public static Each Read(YamlMapping clause) => new(
        clause.RequiredText("each"),
        [.. clause.Texts("kind").Select(kind => Enum.Parse<PathKind>(kind, ignoreCase: true))],
        clause.Entries.Where(entry => entry.Key.Text is not ("each" or "kind" or "except"))
            .ToDictionary(entry => entry.Key.Text, entry => clause.Flag(entry.Key.Text), StringComparer.Ordinal),
        clause.Texts("except"),
        clause.Place);

    /// <summary>Whether only subjects with a window are meant.</summary>
    public bool IsOfWindow => Flags.GetValueOrDefault("window") || Flags.GetValueOrDefault("windowed");

    /// <summary>Whether a subject is meant.</summary>
    public bool Fits(Subject subject) =>
        subject.What == What
        && (Kinds.Count == 0 || (subject.Kind is { } kind && Kinds.Contains(kind)))
        && (Flags.ContainsKey(OnlyLinked) || !subject.Flags.Contains(OnlyLinked))
        && Flags.All(flag => subject.Flags.Contains(flag.Key) == flag.Value)
        && !Except.Contains(subject.Title, StringComparer.Ordinal);
}
