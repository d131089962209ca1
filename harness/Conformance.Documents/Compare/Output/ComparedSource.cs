namespace Conformance.Documents.Compare;

/// <summary>One of two compared documents, as far as a text about it needs it.</summary>
/// <param name="Name">What the reader knows it by, mostly a file name.</param>
/// <param name="Open">Opens the document's bytes for context; null if there are none to be had.</param>
public sealed record ComparedSource(string Name, Func<Stream>? Open = null)
{
    /// <summary>A document in memory.</summary>
    public static ComparedSource Of(string name, ReadOnlyMemory<byte> body)
    {
        var bytes = body.ToArray();
        return new(name, () => new MemoryStream(bytes, writable: false));
    }
}
