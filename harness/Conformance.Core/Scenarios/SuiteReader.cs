using Conformance.Core.Contract;
using Conformance.Core.Scenarios.Generated;
using Conformance.DataFiles;

namespace Conformance.Core.Scenarios;

/// <summary>Reads the scenarios folder. All faults of all files are reported at once.</summary>
public static class SuiteReader
{
    /// <summary>The path of the catalogue below the scenarios folder.</summary>
    public const string RequirementsPath = "requirements.yaml";

    /// <summary>Reads and cross-checks scenarios and requirements.</summary>
    /// <param name="files">The files below the scenarios folder, with paths that begin with the folder's name.</param>
    /// <param name="contract">What families of scenarios are made for; null if it cannot be read, which leaves them out.</param>
    /// <param name="schemas">The texts of <c>scenario.schema.json</c> and <c>requirements.schema.json</c>, by file name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataException">Something is wrong in a file, or nothing is there at all.</exception>
    public static async Task<Suite> ReadAsync(
        IReadOnlyList<DataFile> files, ApiContract? contract, IReadOnlyDictionary<string, string> schemas, CancellationToken cancellationToken)
    {
        var faults = new List<DataFault>();
        var scenarioSchema = DataSchema.ReadAsync(schemas["scenario.schema.json"], cancellationToken);
        var requirementSchema = DataSchema.ReadAsync(schemas["requirements.schema.json"], cancellationToken);
        var requirements = new Dictionary<string, Requirement>(StringComparer.Ordinal);
        var scenarios = new List<Scenario>();
        var everywhere = new List<Expectation>();
        var subjects = new Lazy<IReadOnlyList<Subject>>(() => [.. Subjects.Of(contract!)]);
        foreach (var (file, root) in await CheckedFiles.ReadAsync(files, file => IsCatalogue(file) ? requirementSchema : scenarioSchema, faults, cancellationToken))
        {
            if (IsCatalogue(file))
            {
                RequirementReader.Read(root, requirements, faults);
            }
            else if (root.Find("everywhere") is not null)
            {
                everywhere.AddRange(ExpectationReader.Expectations(root, faults));
            }
            else if (root.Find("for") is not null)
            {
                scenarios.AddRange(contract is null ? [] : Family.Read(root, file, subjects.Value, faults));
            }
            else if (ScenarioReader.Read(root, file, faults) is { } scenario)
            {
                scenarios.Add(scenario with { Since = SinceOf(scenario, contract) });
            }
        }

        scenarios.Sort((left, right) => string.CompareOrdinal(left.Id, right.Id));
        var suite = new Suite(scenarios, everywhere, requirements);
        SuiteCheck.Check(suite, faults);
        if (contract is not null)
        {
            SuiteContractCheck.Check(suite, contract, faults);
        }

        return faults.Count > 0 ? throw new DataException([.. faults.Distinct()]) : suite;
    }

    /// <summary>The newest of the versions that brought the operations which the scenario asks for; null if all were always
    /// there.</summary>
    private static string? SinceOf(Scenario scenario, ApiContract? contract) => contract is null ? null : Variant.Of(scenario)
        .SelectMany(variant => variant.Operations)
        .Select(operation => operation.IndexOf('/', StringComparison.Ordinal) is var path and >= 0 ? contract.Match(operation[path..])?.Operation : null)
        .Select(operation => operation is null ? null : contract.Since(operation))
        .Concat(scenario.Steps.OfType<FollowStep>().Select(step => SinceOf(step, scenario, contract)))
        .Aggregate((string?)null, ApiVersions.Newer);

    /// <summary>The first version that has a link of this relation and Type; null if it was always there.</summary>
    private static string? SinceOf(FollowStep step, Scenario scenario, ApiContract contract)
    {
        var from = scenario.Steps.OfType<RequestStep>().FirstOrDefault(each => each.Id == step.From);
        var resource = from is null ? null : contract.Match(from.Request.Path)?.Operation.Resource;
        var versions = (resource is null ? contract.Resources.Values : [resource]).SelectMany(each => each.Links)
            .Where(link => link.Rel == step.Rel && link.Type == step.Type).Select(contract.Since).ToList();
        return versions.Contains(null) || versions.Count == 0 ? null : versions.Aggregate((oldest, each) => ApiVersions.IsBefore(each, oldest) ? each : oldest);
    }

    private static bool IsCatalogue(DataFile file) =>
        file.Path.EndsWith("/" + RequirementsPath, StringComparison.Ordinal) || file.Path == RequirementsPath;
}
