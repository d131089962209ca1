namespace Conformance.DataFiles;

/// <summary>A place in a data file.</summary>
/// <param name="File">The file's path as given in <see cref="DataFile"/>.</param>
/// <param name="Line">The line, counted from 1; 0 if the fault is of the whole file.</param>
/// <param name="Column">The column, counted from 1; 0 if the fault is of the whole file.</param>
public sealed record DataPlace(string File, int Line, int Column) : IComparable<DataPlace>
{
    /// <summary><c>file:line:column</c>, which editors turn into a link; only <c>file</c> for a fault of the whole
    /// file.</summary>
    public override string ToString() =>
        Line == 0 ? File : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");

    /// <inheritdoc/>
    public int CompareTo(DataPlace? other) =>
        other is null ? 1
        : string.CompareOrdinal(File, other.File) is var byFile and not 0 ? byFile
        : Line.CompareTo(other.Line) is var byLine and not 0 ? byLine
        : Column.CompareTo(other.Column);

    /// <summary>Whether <paramref name="left"/> stands before <paramref name="right"/>.</summary>
    public static bool operator <(DataPlace left, DataPlace right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> stands after <paramref name="right"/>.</summary>
    public static bool operator >(DataPlace left, DataPlace right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> stands before <paramref name="right"/> or at it.</summary>
    public static bool operator <=(DataPlace left, DataPlace right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> stands after <paramref name="right"/> or at it.</summary>
    public static bool operator >=(DataPlace left, DataPlace right) => left.CompareTo(right) >= 0;
}
