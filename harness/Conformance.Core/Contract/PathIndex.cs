namespace Conformance.Core.Contract;

/// <summary>
/// Finds the operation of a path: by the number of segments first, then segment by segment, fixed text before <c>{ID}</c>; paths
/// with a
/// tail last.
/// </summary>
internal sealed class PathIndex
{
    private readonly Dictionary<int, List<Entry>> byLength = [];
    private readonly List<Entry> withTail = [];

    public PathIndex(IEnumerable<Resource> resources)
    {
        Operations = [.. resources
            .SelectMany(resource => resource.Paths.Select(path => new Operation(resource, path)))
            .OrderBy(operation => operation.Path.Template, StringComparer.Ordinal)
            .ThenBy(operation => operation.Id, StringComparer.Ordinal)];
        foreach (var operation in Operations)
        {
            Add(operation, operation.Path.Template, misspelt: false);
            foreach (var other in operation.Path.Also)
            {
                Add(operation, other, misspelt: true);
            }
        }
    }

    public IReadOnlyList<Operation> Operations { get; }

    public OperationMatch? Match(string path)
    {
        var segments = Segments(path);
        var entry = (byLength.GetValueOrDefault(segments.Length) ?? []).Find(entry => entry.Matches(segments))
            ?? withTail.Find(entry => segments.Length > entry.Segments.Length && entry.Matches(segments[..entry.Segments.Length]));
        return entry is null ? null : new OperationMatch(entry.Operation, entry.Ids(segments), entry.Misspelt);
    }

    private void Add(Operation operation, string template, bool misspelt)
    {
        var entry = new Entry(operation, Segments(template), misspelt);
        if (!byLength.TryGetValue(entry.Segments.Length, out var entries))
        {
            byLength[entry.Segments.Length] = entries = [];
        }

        entries.Add(entry);
        entries.Sort((left, right) => left.Holes.CompareTo(right.Holes));
        if (operation.Path.Tail)
        {
            withTail.Add(entry);
        }
    }

    private static string[] Segments(string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        return (end < 0 ? path : path[..end]).Split('/', StringSplitOptions.RemoveEmptyEntries);
    }

    private sealed record Entry(Operation Operation, string[] Segments, bool Misspelt)
    {
        public int Holes { get; } = Segments.Count(IsHole);

        public bool Matches(string[] segments)
        {
            for (var at = 0; at < segments.Length; at++)
            {
                if (!IsHole(Segments[at]) && !string.Equals(Segments[at], segments[at], StringComparison.OrdinalIgnoreCase))
                {
                    return false;
                }
            }

            return true;
        }

        public List<string> Ids(string[] segments)
        {
            var ids = new List<string>(Holes);
            for (var at = 0; at < Segments.Length; at++)
            {
                if (IsHole(Segments[at]))
                {
                    var tail = at == Segments.Length - 1 ? string.Join('/', segments[at..]) : segments[at];
                    ids.Add(IdOf(Uri.UnescapeDataString(tail)));
                }
            }

            return ids;
        }

        /// <summary>Clients write a whole UID in the place of an ID, too, and it means the same; no page says so.</summary>
        private static string IdOf(string text) =>
            text.StartsWith("urn:veeam:", StringComparison.OrdinalIgnoreCase) ? ValueTypes.IdOf(text) ?? text : text;

        private static bool IsHole(string segment) => segment.StartsWith('{');
    }
}
