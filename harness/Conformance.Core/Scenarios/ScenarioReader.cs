using System.Buffers;
using System.Globalization;
using Conformance.DataFiles;

namespace Conformance.Core.Scenarios;

/// <summary>Reads one scenario from a document that meets the schema.</summary>
internal static class ScenarioReader
{
    /// <summary>What would make an id ambiguous, or a glob.</summary>
    private static readonly SearchValues<char> NotInIds = SearchValues.Create(",=[] *?");

    public static Scenario? Read(YamlMapping root, DataFile file, List<DataFault> faults) =>
        Id(root, file, faults) is { } id ? Of(root, id, faults) : null;

    /// <summary>The id that the file states, or null if it states none.</summary>
    public static string? Id(YamlMapping root, DataFile file, List<DataFault> faults)
    {
        if (root.TextOf("scenario") is not { } id)
        {
            faults.Add(new DataFault(root.Place, "the key \"scenario\" is missing. Add it with the file's path below the scenarios folder."));
            return null;
        }

        if (!("/" + file.Path).EndsWith($"/{id}.yaml", StringComparison.Ordinal))
        {
            faults.Add(new DataFault(root.Find("scenario")!.Place, $"the scenario \"{id}\" must stand in a file {id}.yaml. Rename one of them."));
        }

        return id;
    }

    /// <summary>The scenario that a document says, under an id.</summary>
    public static Scenario Of(YamlMapping root, string id, List<DataFault> faults)
    {
        var axes = Axes(root, faults);
        var steps = Steps(root, axes, faults);
        return new Scenario(
            id,
            root.RequiredText("title"),
            id[..id.IndexOf('/', StringComparison.Ordinal)],
            Givens(root, faults),
            steps,
            axes,
            ExpectationReader.Expectations(root, faults),
            ExpectationReader.Relations(root, faults),
            root.Place);
    }

    private static List<Given> Givens(YamlMapping root, List<DataFault> faults) =>
        root.MappingOf("given") is not { } givens ? [] : [.. givens.Entries.Select(entry =>
        {
            var given = entry.Value.Mapping();
            if (given.Find("resource") is null == given.Find("at") is null)
            {
                faults.Add(new DataFault(entry.Key.Place, "say what is needed: a \"resource\" of a type, or the resources \"at\" a path, and not both."));
            }

            return new Given(
                entry.Key.Text,
                given.TextOf("resource") ?? "",
                given.TextOf("world"),
                given.TextOf("only"),
                given.TextOf("with"),
                given.MappingOf("where")?.Entries.ToDictionary(field => field.Key.Text, field => field.Value.Text(), StringComparer.Ordinal) ?? [],
                entry.Key.Place) { At = given.TextOf("at") };
        })];

    private static List<Axis> Axes(YamlMapping root, List<DataFault> faults)
    {
        var axes = new List<Axis>();
        foreach (var entry in root.MappingOf("vary")?.Entries ?? [])
        {
            var values = entry.Value is YamlMapping named
                ? named.Entries.Select(value => new AxisValue(value.Key.Text, value.Value.Text())).ToList()
                : [.. root.MappingOf("vary")!.Texts(entry.Key.Text).Select(text => new AxisValue(ShortName(text), text))];
            if (values.Count < 2 && root.Find("for") is null)
            {
                faults.Add(new DataFault(entry.Key.Place, $"the axis \"{entry.Key.Text}\" has one value. Write the value into the step, or add another."));
            }

            foreach (var name in values.Select(value => value.Name).Where(name => name.Length == 0 || name.AsSpan().ContainsAny(NotInIds)))
            {
                faults.Add(new DataFault(entry.Key.Place, $"the value \"{name}\" cannot stand in a variant's id. Name it, as in {{ xml-first: \"application/xml, */*\" }}."));
            }

            axes.Add(new Axis(entry.Key.Text, values));
        }

        return [.. axes.OrderBy(axis => axis.Name, StringComparer.Ordinal)];
    }

    /// <summary><c>application/json</c> is called <c>json</c> in ids, as people say it.</summary>
    private static string ShortName(string text) =>
        text.StartsWith("application/", StringComparison.Ordinal) ? text["application/".Length..] : text;

    private static List<Step> Steps(YamlMapping root, List<Axis> axes, List<DataFault> faults)
    {
        var steps = new List<Step>();
        foreach (var item in root.Items("steps").Select(item => item.Mapping()))
        {
            var id = item.TextOf("id") ?? (steps.Count + 1).ToString("'step'0", CultureInfo.InvariantCulture);
            if (StepReader.Read(item, id, axes, faults) is { } step)
            {
                steps.Add(step);
            }
        }

        if (root.Find("steps") is null)
        {
            faults.Add(new DataFault(root.Place, "the key \"steps\" is missing. A scenario sends at least one request."));
        }

        return steps;
    }
}
