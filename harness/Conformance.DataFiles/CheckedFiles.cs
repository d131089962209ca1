namespace Conformance.DataFiles;

/// <summary>Reads many data files, each against its schema, on all cores: nearly all of a short run's time goes here.</summary>
public static class CheckedFiles
{
    /// <summary>The roots of the files that meet their schema, by path; all faults are added in the same order.</summary>
    /// <param name="files">The files, in any order.</param>
    /// <param name="schemaOf">The schema that a file must meet; it may still be being read.</param>
    /// <param name="faults">Gets what is wrong.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<IReadOnlyList<(DataFile File, YamlMapping Root)>> ReadAsync(
        IReadOnlyList<DataFile> files, Func<DataFile, Task<DataSchema>> schemaOf, ICollection<DataFault> faults, CancellationToken cancellationToken)
    {
        var inOrder = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        var roots = new YamlValue?[inOrder.Count];
        var found = inOrder.ConvertAll(_ => new List<DataFault>());
        Parallel.For(0, inOrder.Count, options, at => roots[at] = YamlReader.TryRead(inOrder[at], found[at]));
        var schemas = await Task.WhenAll(inOrder.Select(schemaOf));
        Parallel.For(0, inOrder.Count, options, at =>
        {
            if (roots[at] is { } root && schemas[at].Check(root) is { Count: > 0 } broken)
            {
                found[at].AddRange(broken);
                roots[at] = null;
            }
        });
        foreach (var fault in found.SelectMany(one => one))
        {
            faults.Add(fault);
        }

        return [.. Enumerable.Range(0, inOrder.Count).Where(at => roots[at] is not null).Select(at => (inOrder[at], roots[at]!.Mapping()))];
    }
}
