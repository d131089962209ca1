using Conformance.Core.Contract;
using Conformance.DataFiles;

namespace Conformance.Core.Scenarios.Generated;

/// <summary>A scenario file with the key <c>for</c>: one scenario for each subject, named <c>AREA/SUBJECT/NAME</c>.</summary>
internal static class Family
{
    private const string Prefix = "each.";

    /// <summary>The scenarios of a family. Its file's lines are theirs.</summary>
    /// <param name="root">The file's root.</param>
    /// <param name="file">The file, whose path is in the ids.</param>
    /// <param name="subjects">All subjects of the contract.</param>
    /// <param name="faults">Gets what is wrong.</param>
    public static IReadOnlyList<Scenario> Read(YamlMapping root, DataFile file, IReadOnlyList<Subject> subjects, List<DataFault> faults)
    {
        if (ScenarioReader.Id(root, file, faults) is not { } id)
        {
            return [];
        }

        var clause = root.MappingOf("for")!;
        var each = Each.Read(clause);
        var (area, name) = (id[..id.IndexOf('/', StringComparison.Ordinal)], id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        var scenarios = new List<Scenario>();
        foreach (var subject in subjects.Where(each.Fits))
        {
            var filled = (YamlMapping)Filled(root, subject);
            scenarios.Add(ScenarioReader.Of(WithOne(filled, subject, clause.Place), $"{area}/{subject.Slug}/{name}", faults) with
            {
                Since = each.IsOfWindow ? ApiVersions.Newer(subject.Since, subject.WindowSince) : subject.Since,
                Ages = subject.Ages,
            });
        }

        if (scenarios.Count == 0)
        {
            faults.Add(new DataFault(clause.Place, "nothing in the contract fits this, so the family has no scenario. Widen it, or remove the file."));
        }

        return scenarios;
    }

    /// <summary>A path with IDs needs the resource that they belong to.</summary>
    private static YamlMapping WithOne(YamlMapping root, Subject subject, DataPlace place)
    {
        if (!subject.Flags.Contains("ids") || !Uses(root, "{" + Subjects.One + "."))
        {
            return root;
        }

        YamlScalar Word(string text) => new(place, text, Quoted: true);
        var one = new YamlEntry(Word(Subjects.One), new YamlMapping(place, [new YamlEntry(Word("at"), Word(subject.Title))]));
        var givens = root.MappingOf("given");
        return root with
        {
            Entries = [.. root.Entries.Where(entry => entry.Key.Text != "given"), new YamlEntry(Word("given"), new YamlMapping(place, [one, .. givens?.Entries ?? []]))],
        };
    }

    private static bool Uses(YamlValue value, string text) => value switch
    {
        YamlScalar scalar => scalar.Text.Contains(text, StringComparison.Ordinal),
        YamlSequence sequence => sequence.Items.Any(item => Uses(item, text)),
        YamlMapping mapping => mapping.Entries.Any(entry => Uses(entry.Value, text)),
        _ => false,
    };

    /// <summary>
    /// The document with what the contract knows of the subject filled in; other names in braces stay. What holds nothing to fill
    /// in is
    /// the same value for all subjects.
    /// </summary>
    private static YamlValue Filled(YamlValue value, Subject subject) => value switch
    {
        YamlScalar scalar when !scalar.Text.Contains("{" + Prefix, StringComparison.Ordinal) => scalar,
        YamlScalar scalar when List(scalar, subject) is { } list =>
            new YamlSequence(scalar.Place, [.. list.Select(text => new YamlScalar(scalar.Place, text, Quoted: true))]),
        YamlScalar scalar => scalar with { Text = Template.Fill(scalar.Text, name => Name(name, subject)) },
        YamlSequence sequence => FilledItems(sequence.Items, item => Filled(item, subject)) is var items && items == sequence.Items
            ? sequence : sequence with { Items = items },
        YamlMapping mapping => FilledItems(mapping.Entries, entry => Filled(entry, subject)) is var entries && entries == mapping.Entries
            ? mapping : mapping with { Entries = entries },
        _ => value,
    };

    private static YamlEntry Filled(YamlEntry entry, Subject subject) =>
        Filled(entry.Value, subject) is var value && ReferenceEquals(value, entry.Value) ? entry : entry with { Value = value };

    /// <summary>The list itself if none of its items is another one after filling.</summary>
    private static IReadOnlyList<T> FilledItems<T>(IReadOnlyList<T> items, Func<T, T> filled)
        where T : class
    {
        T[]? others = null;
        for (var at = 0; at < items.Count; at++)
        {
            var item = filled(items[at]);
            if (others is null && !ReferenceEquals(item, items[at]))
            {
                others = [.. items];
            }

            if (others is not null)
            {
                others[at] = item;
            }
        }

        return others ?? items;
    }

    private static IReadOnlyList<string>? List(YamlScalar scalar, Subject subject) =>
        Template.Names(scalar.Text).FirstOrDefault() is { } name && name.StartsWith(Prefix, StringComparison.Ordinal) && scalar.Text == $"{{{name}}}"
            ? subject.Lists.GetValueOrDefault(name[Prefix.Length..]) : null;

    private static string Name(string name, Subject subject) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && subject.Names.TryGetValue(name[Prefix.Length..], out var text) ? text : $"{{{name}}}";
}
