namespace Conformance.Documents.Compare;

/// <summary>Whether two documents are the same, and the text that says so: what assertions of test frameworks are made
/// of.</summary>
/// <param name="AreSame">Whether nothing differs and both can be read.</param>
/// <param name="Comparison">The comparison; null if a document cannot be read.</param>
/// <param name="Text">What <c>conform compare</c> would print of two files called <c>expected</c> and <c>actual</c>, with LF at
/// each line's end.</param>
public sealed record InformationCheck(bool AreSame, Comparison? Comparison, string Text)
{
    private static readonly DocumentLimits Limits = DocumentLimits.Default with { MaxBytes = 256L * 1024 * 1024 };

    /// <summary>Compares two documents of any of the types that <see cref="DocumentBytes"/> takes, or read ones
    /// (<see cref="Document"/>).</summary>
    /// <param name="expected">The expected document.</param>
    /// <param name="actual">The actual document; null is none and differs.</param>
    /// <param name="options">What the comparison goes by.</param>
    /// <exception cref="ArgumentException">One of them has a type that no document has, or nothing is expected.</exception>
    public static InformationCheck Of(object expected, object? actual, CompareOptions options)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(options);
        if (actual is null)
        {
            return new InformationCheck(false, null, "Expected a document, but found null.\n");
        }

        if (Read(expected, "expected", out var fault) is not { } wanted || Read(actual, "actual", out fault) is not { } found)
        {
            return new InformationCheck(false, null, fault);
        }

        var comparison = Comparer.Compare(wanted, found, options);
        return new InformationCheck(comparison.AreSame, comparison, ComparisonText.Of(comparison, "expected", "actual"));
    }

    private static Document? Read(object body, string name, out string fault)
    {
        fault = "";
        if (body is Document read)
        {
            return read;
        }

        try
        {
            var bytes = DocumentBytes.Of(body);
            return DocumentFormats.Of(bytes.Span) == DocumentFormat.Xml ? XmlDocuments.Read(bytes, Limits) : JsonDocuments.Read(bytes, Limits);
        }
        catch (DocumentException exception)
        {
            fault = $"{name}:{exception.Position}: {ComparisonText.Visible(exception.Message)} ({exception.Fault})\n";
            return null;
        }
    }
}
