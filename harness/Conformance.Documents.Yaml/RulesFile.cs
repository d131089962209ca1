using Conformance.DataFiles;
using Conformance.Documents.Compare;
using CultureInfo = System.Globalization.CultureInfo;
using NumberStyles = System.Globalization.NumberStyles;

namespace Conformance.Documents.Yaml;

/// <summary>Reads rules from YAML, by the closed schema <c>rules.schema.json</c>.</summary>
public static class RulesFile
{
    /// <summary>A century; with more, any two instants would do.</summary>
    private const decimal LongestSeconds = 100m * 366 * 24 * 60 * 60;

    /// <summary>The options that a rules file makes.</summary>
    /// <param name="file">The file.</param>
    /// <param name="start">The options that its rules, its word about the default rules, and its variables are put into.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataException">The file has faults; all of them, with their places.</exception>
    public static async Task<CompareOptions> ReadAsync(DataFile file, CompareOptions start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        var root = YamlReader.Read(file);
        var schema = await DataSchema.ReadAsync(await SchemaAsync(cancellationToken), cancellationToken);
        var faults = schema.Check(root).ToList();
        if (faults.Count > 0)
        {
            throw new DataException(faults);
        }

        var top = root.Mapping();
        var rules = top.Items("rules").Select(item => Rule(item.Mapping().Entries[0], faults)).OfType<Rule>().ToList();
        if (faults.Count > 0)
        {
            throw new DataException(faults);
        }

        return start with
        {
            Rules = rules,
            Defaults = top.Flag("defaults", otherwise: true) ? start.Defaults : DefaultRules.None,
            Variables = top.MappingOf("variables")?.Entries.ToDictionary(entry => entry.Key.Text, entry => entry.Value.Text(), StringComparer.Ordinal)
                ?? [],
        };
    }

    private static Rule? Rule(YamlEntry entry, List<DataFault> faults)
    {
        try
        {
            return Make(entry.Key.Text, entry.Value) with { Source = entry.Key.Place.ToString() };
        }
        catch (FormatException exception)
        {
            faults.Add(new DataFault(entry.Value.Place, exception.Message));
            return null;
        }
    }

    private static Rule Make(string name, YamlValue value) => name switch
    {
        "ignore" => Rules.Ignore(value.Text()),
        "any-order" => Rules.AnyOrder(value.Text()),
        "in-order" => Rules.InOrder(value.Text()),
        "null-equals-absent" => Rules.NullEqualsAbsent(value.Text()),
        "name-case" => Rules.NameCase(value.Text()),
        "extra-members" => Rules.ExtraMembers(value.Text()),
        "pair-by" => Rules.PairBy(value.Mapping().RequiredText("at"), [.. value.Mapping().Texts("keys")]),
        "number-tolerance" => Rules.NumberTolerance(value.Mapping().TextOf("at"), Number(value, "by")),
        "instant-tolerance" => Rules.InstantTolerance(value.Mapping().TextOf("at"), TimeSpan.FromSeconds((double)Number(value, "seconds", LongestSeconds))),
        "text" => Rules.Text(value.Mapping().TextOf("at"), Normalisation(value.Mapping())),
        "allow" => Rules.Allow(value.Mapping().TextOf("at"), Kinds(value)),
        "refuse" => Rules.Refuse(value.Mapping().TextOf("at"), Kinds(value)),
        _ => throw new FormatException($"There is no rule \"{name}\"."),
    };

    private static decimal Number(YamlValue value, string key, decimal most = decimal.MaxValue)
    {
        var text = value.Mapping().RequiredText(key);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"\"{key}\" is {text}; a number up to {most} is expected."));
    }

    private static TextNormalisation Normalisation(YamlMapping mapping) =>
        (mapping.Flag("trim") ? TextNormalisation.Trim : TextNormalisation.None)
        | (mapping.Flag("collapse") ? TextNormalisation.Collapse : TextNormalisation.None)
        | (mapping.Flag("ignore-case") ? TextNormalisation.IgnoreCase : TextNormalisation.None)
        | (mapping.Flag("unicode") ? TextNormalisation.Unicode : TextNormalisation.None);

    private static DifferenceKind[] Kinds(YamlValue value) => [.. value.Mapping().Texts("kinds").Select(Enum.Parse<DifferenceKind>)];

    /// <summary>The schema of such files, by which an editor completes them.</summary>
    public static async Task<string> SchemaAsync(CancellationToken cancellationToken)
    {
        await using var stream = typeof(RulesFile).Assembly.GetManifestResourceStream("rules.schema.json")
            ?? throw new InvalidOperationException("The schema of rules is not in the assembly.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
