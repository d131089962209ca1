namespace Conformance.Documents;

/// <summary>A place in a text. Both numbers are 1-based; the column counts UTF-16 units, as editors and
/// <see cref="System.Xml.XmlReader"/> do.</summary>
/// <param name="Line">The line; 0 if unknown.</param>
/// <param name="Column">The column; 0 if unknown.</param>
public readonly record struct SourcePosition(int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Line}:{Column}");
}
