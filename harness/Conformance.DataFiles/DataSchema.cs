namespace Conformance.DataFiles;

/// <summary>
/// A closed JSON Schema that a data file must meet: what an editor completes by is what the reader enforces. Our own reading of
/// it,
/// because every start of the program waits for it, and a general validator alone takes longer than the 200 requests of a short
/// run.
/// </summary>
public sealed class DataSchema
{
    private readonly SchemaNode root;

    private DataSchema(SchemaNode root) => this.root = root;

    /// <summary>Reads a schema on a thread of its own, so that files are read meanwhile.</summary>
    /// <param name="text">The schema's JSON text: those words of draft 7 that <see cref="SchemaReader"/> lists.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="System.Text.Json.JsonException">The text is no JSON, or has a word that would not be
    /// enforced.</exception>
    public static Task<DataSchema> ReadAsync(string text, CancellationToken cancellationToken) =>
        Task.Run(() => new DataSchema(SchemaReader.Read(text)), cancellationToken);

    /// <summary>Every way in which <paramref name="value"/> breaks the schema, in file order; empty if it meets it.</summary>
    public IReadOnlyList<DataFault> Check(YamlValue value)
    {
        var breaches = new List<SchemaBreach>();
        SchemaCheck.Check(value, root, "", breaches);
        return breaches.Count == 0 ? [] : [.. breaches.Select(breach => breach.Fault).Distinct().OrderBy(fault => fault.Place)];
    }
}
