namespace Conformance.Documents.Compare.Streaming;

/// <summary>Finds where an XML element ends. It checks nothing, as <see cref="XmlScan"/>.</summary>
internal static class XmlElementScan
{
    /// <summary>The length of the element at the start of the window, whose start tag is <paramref name="size"/> bytes
    /// long.</summary>
    /// <exception cref="NotStreamableException">The file ends in the element, or a declaration stands in it.</exception>
    public static int Length(ScanBuffer buffer, int size)
    {
        var at = size;
        var depth = 1;
        while (depth > 0)
        {
            var next = buffer.Span[at..].IndexOf((byte)'<');
            var markup = next < 0 ? XmlMarkup.Unfinished : XmlScan.Next(buffer.Span[(at + next)..], out size);
            switch (markup)
            {
                case XmlMarkup.Unfinished when !buffer.Fill():
                    throw new NotStreamableException("it ends too early");
                case XmlMarkup.Declaration:
                    throw new NotStreamableException("a declaration inside an element");
                case XmlMarkup.Unfinished:
                    break;
                default:
                    at += next + size;
                    depth += markup == XmlMarkup.Start ? 1 : markup == XmlMarkup.End ? -1 : 0;
                    break;
            }
        }

        return at;
    }
}
