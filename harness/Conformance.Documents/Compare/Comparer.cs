namespace Conformance.Documents.Compare;

/// <summary>Compares two documents in memory: XML with XML, JSON with JSON, or one of each by the information that they
/// carry.</summary>
public static class Comparer
{
    /// <summary>The differences of <paramref name="actual"/> from <paramref name="expected"/>. A pure function.</summary>
    public static Comparison Compare(Document expected, Document actual, CompareOptions options)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(options);
        var sink = new FindingSink(options);
        if (expected.Format != actual.Format)
        {
            new InformationWalker(sink, options.Mapping).Walk(
                Information.Of(expected, options.Mapping), Information.Of(actual, options.Mapping));
        }
        else if (expected.Format == DocumentFormat.Json)
        {
            new JsonWalker(sink).Walk(expected.Root, actual.Root);
        }
        else
        {
            Encoding(expected.EncodingName, actual.EncodingName, expected.Root, actual.Root, sink);
            var walker = new XmlWalker(sink);
            walker.Asides(expected.Outside, actual.Outside, expected.Root, actual.Root);
            walker.Walk(expected.Root, actual.Root);
        }

        return sink.Result();
    }

    /// <summary>Compares the information of two documents, whatever their formats: for JSON of two dialects.</summary>
    public static Comparison CompareInformation(Document expected, Document actual, CompareOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var sink = new FindingSink(options);
        new InformationWalker(sink, options.Mapping).Walk(Information.Of(expected, options.Mapping), Information.Of(actual, options.Mapping));
        return sink.Result();
    }

    internal static void Encoding(string expectedName, string actualName, Node expected, Node actual, FindingSink sink)
    {
        if (!string.Equals(expectedName, actualName, StringComparison.Ordinal))
        {
            sink.Report(new Finding(DifferenceKind.XmlEncoding, expected, actual, expectedName, actualName));
        }
    }
}
