using Conformance.Core.Contract;
using Conformance.DataFiles;

namespace Conformance.Core.Worlds;

/// <summary>Reads a world file and checks it against the contract. All faults are reported at once.</summary>
public static class WorldReader
{
    /// <summary>The name of the closed schema that a world must meet, below the fixtures folder.</summary>
    public const string SchemaName = "world.schema.json";

    /// <summary>Reads a world.</summary>
    /// <param name="file">The file.</param>
    /// <param name="schemaText">The text of <see cref="SchemaName"/>.</param>
    /// <param name="contract">What the entities must be like.</param>
    /// <param name="now">What <c>now</c> stands for in the file; the fraction of a second is dropped.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataException">The file breaks the schema or the contract.</exception>
    public static async Task<World> ReadAsync(
        DataFile file, string schemaText, ApiContract contract, DateTimeOffset now, CancellationToken cancellationToken)
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

        var document = root.Mapping();
        var anchor = WorldClock.Anchor(now);
        var entities = new EntityReader(contract, anchor, document, faults).Read();
        return faults.Count > 0
            ? throw new DataException(faults)
            : new World(document.RequiredText("world"), document.RequiredText("origin"), anchor, entities);
    }
}
