using System.Xml;

namespace Conformance.Documents.Compare.Streaming;

/// <summary>Reads members with one XmlReader, which has been fed the text before the first one and so knows all namespaces in
/// scope.</summary>
internal sealed class XmlMemberReader : IDisposable
{
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
    private readonly FeedStream feed = new();
    private readonly XmlReader reader;
    private readonly XmlNodeBuilder builder;
    private readonly DocumentLimits limits;
    private readonly int depth;
    private SourcePosition inside;
    private SourcePosition outside;
    private TextPosition fed = TextPosition.XmlStart;

    public XmlMemberReader(ReadOnlySpan<byte> before, DocumentLimits limits, int depth, int elements)
    {
        this.limits = limits;
        this.depth = depth;
        feed.Feed(before);

        // XmlReader wants to see four characters from a root's first one on; white space here is passed over.
        feed.Feed("    "u8);
        Count(before);
        Count("    "u8);
        try
        {
            reader = XmlReader.Create(feed, XmlDocuments.Settings());
            builder = new XmlNodeBuilder(reader, limits, Shift);
            while (elements > 0 && reader.Read())
            {
                elements -= reader.NodeType == XmlNodeType.Element ? 1 : 0;
            }
        }
        catch (XmlException)
        {
            // In memory it is refused, with its place.
            throw new NotStreamableException("it is not well-formed");
        }

        Namespaces = ((IXmlNamespaceResolver)reader).GetNamespacesInScope(XmlNamespaceScope.All);
        Space = reader.XmlSpace;
    }

    public IDictionary<string, string> Namespaces { get; }

    public XmlSpace Space { get; }

    /// <summary>The member's name as read last.</summary>
    public (string Namespace, string Name) Name { get; private set; }

    /// <summary>Whether the member read last has <c>xsi:nil</c>, whatever its value.</summary>
    public bool IsNil { get; private set; }

    public void Dispose()
    {
        reader.Dispose();
        feed.Dispose();
    }

    public Node Parse(ReadOnlySpan<byte> bytes, SourcePosition position, Node owner, int ordinal)
    {
        Start(bytes, position);
        return Guarded(() => builder.Element(owner, ordinal));
    }

    public void Validate(ReadOnlySpan<byte> bytes, SourcePosition position)
    {
        Start(bytes, position);
        Skip();
    }

    /// <summary>Validates, and gives the value of the attribute called <paramref name="key"/> if it has one that can be a
    /// key.</summary>
    public (string Value, bool IsFound) ValidateAndFind(ReadOnlySpan<byte> bytes, SourcePosition position, string key)
    {
        Start(bytes, position);
        var value = reader.GetAttribute(key);
        Skip();
        return (value ?? "", Pairing.IsKey(value));
    }

    /// <summary>Reads a member, and tells whether it is for sure the same as a JSON object; false says nothing.</summary>
    public bool IsSurelyLike(ReadOnlySpan<byte> bytes, SourcePosition position, XmlJsonSameness sameness, JsonTokens tokens, ReadOnlySpan<byte> json)
    {
        Start(bytes, position);
        try
        {
            if (sameness.Of(reader, tokens, json))
            {
                return true;
            }
        }
        catch (XmlException exception)
        {
            throw Fault(exception);
        }

        Finish();
        return false;
    }

    /// <summary>
    /// Whether the member that this reader has started and the one that <paramref name="other"/>, which reads the actual file,
    /// has started are for sure
    /// the same, and have one key. Both are read to their ends; false says nothing.
    /// </summary>
    public bool IsSurelyLike(XmlMemberReader other, XmlSameness sameness, string key, out string? value)
    {
        value = reader.GetAttribute(key);
        try
        {
            if (Pairing.IsKey(value) && sameness.Of(reader, other.reader))
            {
                return true;
            }
        }
        catch (XmlException exception)
        {
            var isExpected = other.reader.ReadState != ReadState.Error;
            return UnreadableSide.Guard<bool>(isExpected, () => throw (isExpected ? this : other).Fault(exception));
        }

        UnreadableSide.Guard(isExpected: true, Finish);
        UnreadableSide.Guard(isExpected: false, other.Finish);
        return false;
    }

    /// <summary>Reads the rest of the member, from wherever in it the reader stands.</summary>
    private bool Finish()
    {
        reader.MoveToElement();
        if (reader.Depth > depth || reader.NodeType != XmlNodeType.EndElement)
        {
            Skip();
        }

        return true;
    }

    private DocumentException Fault(XmlException exception) =>
        XmlFaults.From(exception, Shift(new SourcePosition(exception.LineNumber, exception.LinePosition)));

    /// <summary>Reads to the member's end, from wherever in it the reader stands.</summary>
    private void Skip() => Guarded(() =>
    {
        if (reader.Depth == depth && reader.IsEmptyElement)
        {
            return true;
        }

        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.Depth >= limits.MaxDepth && reader.NodeType == XmlNodeType.Element)
            {
                throw Faults.TooDeep(limits, Shift(new SourcePosition(((IXmlLineInfo)reader).LineNumber, ((IXmlLineInfo)reader).LinePosition - 1)));
            }
        }

        return true;
    });

    /// <summary>Moves to the start of a member.</summary>
    public void Start(ReadOnlySpan<byte> bytes, SourcePosition position)
    {
        // On a line of its own, so that its place in what was fed is known before it is read, even if its first tag is broken.
        feed.Feed("\n"u8);
        feed.Feed(bytes);
        Count("\n"u8);
        inside = fed.Position;
        Count(bytes);
        outside = position;
        Guarded(() =>
        {
            // White space and comments that were fed before the member are passed over.
            while (reader.Read() && reader.NodeType != XmlNodeType.Element)
            {
            }

            Name = (reader.NamespaceURI, reader.LocalName);
            IsNil = reader.GetAttribute("nil", SchemaInstance) is not null;
            return true;
        });
    }

    /// <summary>Only lines matter here: a member begins its line.</summary>
    private void Count(ReadOnlySpan<byte> bytes) => fed.Advance(bytes);

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException exception)
        {
            throw Fault(exception);
        }
    }

    private SourcePosition Shift(SourcePosition at) => at.Line <= inside.Line
        ? new SourcePosition(outside.Line, outside.Column + at.Column - inside.Column)
        : new SourcePosition(outside.Line + at.Line - inside.Line, at.Column);
}
