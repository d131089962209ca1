using Conformance.Core.Contract;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Results.Claims;

/// <summary>Reads a capabilities file. All faults are reported at once.</summary>
public static class CapabilitiesReader
{
    /// <summary>The name of the closed schema that the file must meet, below the scenarios folder.</summary>
    public const string SchemaName = "capabilities.schema.json";

    /// <summary>The capabilities.</summary>
    /// <param name="file">The file.</param>
    /// <param name="schemaText">The text of <see cref="SchemaName"/>.</param>
    /// <param name="contract">The operations and types that a claim may be about.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataException">The file breaks the schema, or a claim is about nothing that the contract has.</exception>
    public static async Task<Capabilities> ReadAsync(DataFile file, string schemaText, ApiContract contract, CancellationToken cancellationToken)
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

        var operations = DocumentedOperations.Of(contract, []).Select(operation => operation.Operation).ToList();
        var types = operations.SelectMany(operation => AskedData.Types(operation, contract)).Distinct(StringComparer.Ordinal).ToList();
        var capabilities = new Capabilities(file.Path, Claims(root.Mapping(), "operations"), Claims(root.Mapping(), "lacks"), Claims(root.Mapping(), "few"))
        {
            Versions = Claims(root.Mapping(), "versions"),
            Roles = Claims(root.Mapping(), "roles"),
        };
        faults.AddRange(Unknown(capabilities.Operations, operations, "operation", "see what `conform list --operations` shows"));
        faults.AddRange(Unknown([.. capabilities.Lacks, .. capabilities.Few], types, "kind of data", "kinds are the types of resources, as in BackupServer"));
        faults.AddRange(Unknown(capabilities.Versions, [.. contract.Versions.Select(version => version.Name)], "version of the API", "the versions are called as in v1_7"));
        faults.AddRange(Unknown(capabilities.Roles, [RoleRules.Administrator, .. contract.Roles.All.Select(role => role.Name)], "role", "the roles are called as in PortalUser"));
        if (capabilities.Operations.Count > 0 && !operations.Any(capabilities.Claims))
        {
            faults.Add(new DataFault(capabilities.Operations[0].Place, "no operation is claimed, so nothing would be judged. Claim one at least; with no `operations` all are claimed."));
        }

        return faults.Count > 0 ? throw new DataException(faults) : capabilities;
    }

    private static List<Claim> Claims(YamlMapping root, string key) =>
        root.Find(key) is null ? [] : [.. root.Items(key).Select(item => new Claim(item.Text(), item.Place))];

    private static IEnumerable<DataFault> Unknown(IEnumerable<Claim> claims, List<string> known, string what, string remedy) =>
        from claim in claims
        where !known.Any(name => Glob.Matches(claim.Pattern, name))
        let near = Suggestion.Nearest(claim.Pattern, known)
        select new DataFault(claim.Place, $"\"{claim.Pattern}\" covers no {what}.{(near is null ? "" : $" Did you mean \"{near}\"?")} {char.ToUpperInvariant(remedy[0])}{remedy[1..]}.");
}
