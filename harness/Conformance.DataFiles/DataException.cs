namespace Conformance.DataFiles;

/// <summary>Data files cannot be used. Holds every fault of every file, sorted by place, never only the first.</summary>
public sealed class DataException : Exception
{
    /// <summary>Makes one from faults in any order.</summary>
    public DataException(IEnumerable<DataFault> faults)
        : this([.. faults.Distinct().OrderBy(fault => fault.Place).ThenBy(fault => fault.Message, StringComparer.Ordinal)])
    {
    }

    private DataException(DataFault[] sorted)
        : base(string.Join('\n', sorted.Select(fault => fault.ToString()))) => Faults = sorted;

    /// <summary>All faults, sorted by file, line and column.</summary>
    public IReadOnlyList<DataFault> Faults { get; }
}
