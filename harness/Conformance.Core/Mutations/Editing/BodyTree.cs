using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Conformance.Documents.Compare;
using Conformance.Documents;

namespace Conformance.Core.Mutations.Editing;

/// <summary>A body as a tree to edit. The parts have the same order each time a body is read.</summary>
internal sealed class BodyTree
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly XDocument? xml;
    private readonly JsonNode? json;

    private BodyTree(XDocument? xml, JsonNode? json, Part root)
    {
        (this.xml, this.json, Root) = (xml, json, root);
        Parts = [.. Below(root)];
    }

    public Part Root { get; }

    /// <summary>All parts, the root first.</summary>
    public IReadOnlyList<Part> Parts { get; }

    /// <summary>The XML, or null.</summary>
    public XDocument? Xml => xml;

    public static BodyTree Read(ReadOnlyMemory<byte> body, DocumentFormat format, RepresentationMapping mapping)
    {
        using var stream = new MemoryStream(body.ToArray());
        if (format == DocumentFormat.Xml)
        {
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var document = XDocument.Load(reader);
            return new BodyTree(document, null, new XmlPart(document.Root!, null));
        }

        var bytes = body.Span.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;
        var root = JsonNode.Parse(bytes.Span)!;
        return new BodyTree(null, root, new JsonPart(root, null, null, mapping));
    }

    /// <summary>The tree as it is now, in UTF-8.</summary>
    public byte[] Bytes()
    {
        if (json is not null)
        {
            return Encoding.UTF8.GetBytes(json.ToJsonString(Plain));
        }

        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = xml!.Declaration is null }))
        {
            xml.Save(writer);
        }

        return stream.ToArray();
    }

    private static IEnumerable<Part> Below(Part part) => part.Children.SelectMany(Below).Prepend(part);
}
