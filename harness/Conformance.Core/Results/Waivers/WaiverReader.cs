using System.Globalization;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Results.Waivers;

/// <summary>Reads a waivers file. All faults are reported at once.</summary>
public static class WaiverReader
{
    /// <summary>The name of the suite's own file, below the scenarios folder.</summary>
    public const string FileName = "waivers.yaml";

    /// <summary>The name of the closed schema that the file must meet, below the scenarios folder.</summary>
    public const string SchemaName = "waivers.schema.json";

    /// <summary>The waivers in file order.</summary>
    /// <param name="file">The file.</param>
    /// <param name="schemaText">The text of <see cref="SchemaName"/>.</param>
    /// <param name="suite">What a waiver may be about.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataException">The file breaks the schema, or a waiver is about nothing that the suite has.</exception>
    public static async Task<IReadOnlyList<Waiver>> ReadAsync(DataFile file, string schemaText, Suite suite, CancellationToken cancellationToken)
    {
        var faults = new List<DataFault>();
        var schema = await DataSchema.ReadAsync(schemaText, cancellationToken);
        var root = YamlReader.TryRead(file, faults);
        if (root is not null)
        {
            faults.AddRange(schema.Check(root));
        }

        if (root is null || faults.Count > 0)
        {
            throw new DataException(faults);
        }

        var variants = suite.Scenarios.SelectMany(Variant.Of).ToList();
        var waivers = new List<Waiver>();
        foreach (var item in root.Mapping().Items("waivers").Select(item => item.Mapping()))
        {
            var waiver = Read(item, faults);
            Check(waiver, item, suite, variants, faults);
            if (waivers.FirstOrDefault(other => (other.Target, other.Requirement, other.Scenario, other.At, other.Actual)
                == (waiver.Target, waiver.Requirement, waiver.Scenario, waiver.At, waiver.Actual)) is { } twin)
            {
                faults.Add(new DataFault(waiver.Place, $"this waiver stands twice, first at {twin.Place}. Keep one of them."));
            }

            waivers.Add(waiver);
        }

        return faults.Count > 0 ? throw new DataException(faults) : waivers;
    }

    private static Waiver Read(YamlMapping item, List<DataFault> faults)
    {
        var expires = item.RequiredText("expires");
        if (!DateOnly.TryParseExact(expires, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            faults.Add(new DataFault(item.Find("expires")!.Place, $"there is no day {expires}. Write the last day in UTC on which the waiver holds, as in 2026-12-31."));
        }

        return new Waiver(
            item.RequiredText("target"), item.RequiredText("requirement"), item.TextOf("scenario"), item.RequiredText("owner"),
            item.RequiredText("reason"), item.TextOf("link") ?? "", day, item.Place)
        {
            At = item.TextOf("at"),
            Actual = item.TextOf("actual"),
        };
    }

    private static void Check(Waiver waiver, YamlMapping item, Suite suite, List<Variant> variants, List<DataFault> faults)
    {
        var place = item.Find("requirement")!.Place;
        if (!suite.Requirements.TryGetValue(waiver.Requirement, out var requirement))
        {
            faults.Add(new DataFault(place, $"unknown requirement \"{waiver.Requirement}\".{Near(waiver.Requirement, suite.Requirements.Keys)} `conform list --requirements` shows what there is."));
        }
        else if (requirement.Level == RequirementLevel.Unspecified)
        {
            faults.Add(new DataFault(place, $"{requirement.Id} is unspecified: it is recorded and never fails, so there is nothing to waive. Take the waiver out."));
        }

        if (waiver.Scenario is null)
        {
            return;
        }

        var covered = variants.Where(variant => waiver.Covers(variant.Id)).ToList();
        if (covered.Count == 0)
        {
            faults.Add(new DataFault(
                item.Find("scenario")!.Place,
                $"\"{waiver.Scenario}\" matches no variant.{Near(waiver.Scenario, suite.Scenarios.Select(scenario => scenario.Id))} `conform list --variants` shows what there is."));
        }
        else if (requirement is not null && !covered.Any(variant => Coverage.Of(variant, suite).Contains(requirement.Id, StringComparer.Ordinal)))
        {
            faults.Add(new DataFault(item.Find("scenario")!.Place, $"nothing that \"{waiver.Scenario}\" matches asks about {requirement.Id}. `conform list --requirements` shows what does."));
        }
    }

    private static string Near(string unknown, IEnumerable<string> known) =>
        Suggestion.Nearest(unknown, known) is { } near ? $" Did you mean \"{near}\"?" : "";
}
