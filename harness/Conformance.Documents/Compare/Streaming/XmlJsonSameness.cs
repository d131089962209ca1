using System.Text;
using System.Text.Json;
using System.Xml;

namespace Conformance.Documents.Compare.Streaming;

/// <summary>
/// Whether an XML element and a JSON object carry the same information for sure, read side by side without nodes: what
/// <see cref="Information"/> makes of both would be the same, text by text. Where the mapping leaves a choice it says no, and the
/// information of both is compared.
/// </summary>
internal sealed class XmlJsonSameness(RepresentationMapping mapping)
{
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
    private const int MostNames = 4096;
    private readonly Dictionary<ulong, (byte[] Json, string Xml)> xmlNames = [];
    private readonly Dictionary<(string Parent, string Child), (bool IsItem, string Plural)> lists = [];
    private string?[] names = [];
    private int[] taken = [];
    private XmlReader reader = null!;
    private JsonTokens json = null!;

    /// <summary>Whether the two are the same for sure. True leaves the reader on the end of the element, false somewhere in
    /// it.</summary>
    /// <param name="element">Stands on the element's start.</param>
    /// <param name="tokens">The object.</param>
    /// <param name="text">The object's bytes.</param>
    public bool Of(XmlReader element, JsonTokens tokens, ReadOnlySpan<byte> text)
    {
        (reader, json) = (element, tokens);
        return TryName(text) && OfValue(0, text);
    }

    /// <summary>Gives each member the name that it has as information, in the reader's own table, so that equal names are one
    /// object.</summary>
    private bool TryName(ReadOnlySpan<byte> text)
    {
        var all = json.Span;
        if (names.Length < all.Length)
        {
            (names, taken) = (new string?[all.Length * 2], new int[all.Length * 2]);
        }

        Array.Clear(taken, 0, all.Length);
        for (var i = 0; i < all.Length; i++)
        {
            names[i] = null;
            if (all[i].NameLength == 0)
            {
                continue;
            }

            var name = text.Slice(all[i].NameStart, all[i].NameLength);
            if (!xmlNames.TryGetValue(all[i].NameHash, out var known))
            {
                if (xmlNames.Count == MostNames)
                {
                    return false;
                }

                known = (name.ToArray(), reader.NameTable.Add(Information.XmlName(Encoding.UTF8.GetString(name), mapping)));
                xmlNames[all[i].NameHash] = known;
            }

            if (!name.SequenceEqual(known.Json))
            {
                return false;
            }

            names[i] = known.Xml;
        }

        return true;
    }

    /// <summary>The element that the reader stands on, and the value.</summary>
    private bool OfValue(int at, ReadOnlySpan<byte> text)
    {
        var type = json.Span[at].Type;
        var (name, isEmpty) = (reader.LocalName, reader.IsEmptyElement);
        if (!TryAttributes(at, text, out var hasAttributes))
        {
            return false;
        }

        var isList = !hasAttributes && mapping.FlatLists.Contains(name);
        var (hasElements, hasBlank, content, next) = (false, false, (string?)null, at + 1);
        while (!isEmpty && reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.CDATA when content is null && !hasElements:
                    content = reader.Value;
                    break;
                case XmlNodeType.Whitespace when type is JsonTokenType.StartObject or JsonTokenType.StartArray:
                    hasBlank = true;
                    break;
                case XmlNodeType.Whitespace when content is null:
                    content = reader.Value;
                    break;
                case XmlNodeType.Comment or XmlNodeType.ProcessingInstruction:
                    break;
                case XmlNodeType.Element when content is null && isList && type == JsonTokenType.StartArray:
                    if (!OfItem(at, ref next, text))
                    {
                        return false;
                    }

                    hasElements = true;
                    break;
                case XmlNodeType.Element when content is null && !isList && type == JsonTokenType.StartObject && OfChild(at, name, text):
                    hasElements = true;
                    break;
                default:
                    return false;
            }
        }

        return type switch
        {
            JsonTokenType.StartArray => isList && content is null && next == json.Span[at].Next,
            JsonTokenType.StartObject => !isList && (hasAttributes || hasElements)
                && (content is null || (!hasBlank && !string.IsNullOrWhiteSpace(content) && IsText(Take(at, reader.NameTable.Add(mapping.TextMember)), content, text)))
                && IsAllTaken(at),
            _ => !isList && !hasAttributes && IsText(at, content ?? "", text),
        };
    }

    private bool TryAttributes(int at, ReadOnlySpan<byte> text, out bool hasAttributes)
    {
        hasAttributes = false;
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI.Length > 0)
            {
                if (reader.LocalName == "nil" && reader.NamespaceURI == SchemaInstance)
                {
                    return false;
                }

                continue;
            }

            hasAttributes = true;
            if (!IsText(Take(at, reader.LocalName), reader.Value, text))
            {
                return false;
            }
        }

        reader.MoveToElement();
        return true;
    }

    private bool OfItem(int list, ref int next, ReadOnlySpan<byte> text)
    {
        var item = next;
        if (item == json.Span[list].Next || !OfValue(item, text))
        {
            return false;
        }

        next = json.Span[item].Next;
        return true;
    }

    /// <summary>The child that the reader stands on, and the member that it is, or the list that it is an item of.</summary>
    private bool OfChild(int owner, string parent, ReadOnlySpan<byte> text)
    {
        var child = reader.LocalName;
        if (!lists.TryGetValue((parent, child), out var list))
        {
            if (lists.Count == MostNames)
            {
                return false;
            }

            lists[(parent, child)] = list = (mapping.IsListItem(parent, child), reader.NameTable.Add(mapping.Plural(child)));
        }

        if (!list.IsItem && Find(owner, child) is var single and >= 0)
        {
            return Take(owner, child) >= 0 && OfValue(single, text);
        }

        var at = Find(owner, list.Plural);
        if (at < 0 || json.Span[at].Type != JsonTokenType.StartArray || (json.Span[at].Size < 2 && !list.IsItem) || (taken[at] == 1))
        {
            return false;
        }

        // Items of the list may stand apart: what is taken is where the next one begins.
        var next = taken[at] == 0 ? at + 1 : taken[at];
        var isSame = OfItem(at, ref next, text);
        taken[at] = next;
        return isSame;
    }

    /// <summary>The member of that name, if none has taken it before; else -1.</summary>
    private int Take(int owner, string name)
    {
        var at = json.Span[owner].Type == JsonTokenType.StartObject ? Find(owner, name) : -1;
        if (at < 0 || taken[at] != 0)
        {
            return -1;
        }

        taken[at] = 1;
        return at;
    }

    private int Find(int owner, string name)
    {
        var all = json.Span;
        for (var i = owner + 1; i < all[owner].Next; i = all[i].Next)
        {
            if (ReferenceEquals(names[i], name))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether every member was met, and every list to its end. What is null is not there, and an empty list is as if it
    /// were not.</summary>
    private bool IsAllTaken(int owner)
    {
        var all = json.Span;
        for (var i = owner + 1; i < all[owner].Next; i = all[i].Next)
        {
            var isThere = all[i].Type switch
            {
                JsonTokenType.Null => taken[i] == 0,
                JsonTokenType.StartArray => taken[i] == 1 || taken[i] == all[i].Next || (taken[i] == 0 && all[i].Size == 0),
                _ => taken[i] != 0,
            };
            if (!isThere)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsText(int at, string value, ReadOnlySpan<byte> text)
    {
        if (at < 0 || json.Span[at] is not { IsEscaped: false, Type: JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False } token)
        {
            return false;
        }

        var written = text.Slice(token.Start, token.Length);
        return Ascii.Equals(written, value) || (!Ascii.IsValid(written) && Encoding.UTF8.GetString(written) == value);
    }
}
