using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Conformance.Core.Contract;
using Conformance.Documents.Compare;
using Conformance.Emulator.Styles;

namespace Conformance.Emulator.Answers;

/// <summary>
/// Writes answers as JSON. Attributes and elements become members of one object: own elements, own attributes, Name, UID, Links,
/// Href,
/// Type, as in captures (EM-API 2). Repeated elements become a list.
/// </summary>
internal sealed class JsonBodies(RepresentationMapping mapping, EmulatorDialect dialect, WritingStyle style)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];
    private static readonly string[] LinkAttributes = ["Href", "Name", "Type"];
    private static readonly string[] LastAttributes = ["Name", "UID", LinkElements.Links, "Href", "Type"];

    /// <summary>The body in chunks.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Chunks(Element root)
    {
        var buffer = new ArrayBufferWriter<byte>();
        if (style.ByteOrderMark)
        {
            buffer.Write(Mark);
        }

        using var writer = new Utf8JsonWriter(buffer, Options);
        foreach (var chunk in BodyChunks.Of(buffer, Steps(writer, root), writer.Flush))
        {
            yield return chunk;
        }
    }

    /// <summary>Writes an object; a step ends after each child that is made while it is written.</summary>
    private IEnumerable<bool> Steps(Utf8JsonWriter writer, Element element)
    {
        if (!element.IsStreamed)
        {
            Object(writer, element);
            yield break;
        }

        writer.WriteStartObject();
        foreach (var child in element.Children.Where(child => child.ListName is null && child.IsStreamed))
        {
            writer.WritePropertyName(Key(child.Name));
            foreach (var step in Steps(writer, child))
            {
                yield return step;
            }
        }

        if (element.Streamed is { } streamed)
        {
            writer.WritePropertyName(Key(element.Lists[0]));
            writer.WriteStartArray();
            foreach (var item in streamed)
            {
                Item(writer, item);
                yield return true;
            }

            writer.WriteEndArray();
        }

        Rest(writer, element);
        writer.WriteEndObject();
    }

    /// <summary>The members of an object that are not made while they are written.</summary>
    private void Rest(Utf8JsonWriter writer, Element element) => Write(writer, Members(element with
    {
        Children = element.Children.RemoveAll(child => child.IsStreamed),
        Lists = element.Streamed is null ? element.Lists : [],
    }));

    private void Object(Utf8JsonWriter writer, Element element)
    {
        var members = Members(element);
        if (style.Reversed)
        {
            members.Reverse();
        }

        writer.WriteStartObject();
        Write(writer, members);
        writer.WriteEndObject();
    }

    private void Write(Utf8JsonWriter writer, List<(string Name, Action<Utf8JsonWriter> Write)> members)
    {
        foreach (var (name, write) in members)
        {
            writer.WritePropertyName(Key(name));
            write(writer);
        }
    }

    private List<(string Name, Action<Utf8JsonWriter> Write)> Members(Element element)
    {
        var members = new List<(string Name, Action<Utf8JsonWriter> Write)>();
        foreach (var child in element.Children.Where(child => child.ListName is null && child.Name != LinkElements.Links))
        {
            AddChild(members, child);
        }

        foreach (var list in element.Lists)
        {
            members.Add((list, writer => Array(writer, element.Children.Where(child => child.ListName == list))));
        }

        var ordered = element.Name == "Link" ? LinkAttributes : LastAttributes;
        members.AddRange(element.Attributes.Where(field => !ordered.Contains(field.Name)).Where(Written).Select(Member));
        foreach (var last in ordered)
        {
            members.AddRange(element.Attributes.Where(field => field.Name == last).Where(Written).Select(Member));
            if (last == LinkElements.Links && element.Child(last) is { } links)
            {
                AddChild(members, links);
            }
        }

        if (element.Text is { Length: > 0 } text)
        {
            members.Add((mapping.TextMember, writer => Value(writer, text, element.Type)));
        }

        return members;
    }

    private void AddChild(List<(string Name, Action<Utf8JsonWriter> Write)> members, Element child)
    {
        if (child.Absent)
        {
            if (style.NullForAbsent)
            {
                members.Add((child.Name, writer => writer.WriteNullValue()));
            }
        }
        else
        {
            members.Add((child.Name, writer => Item(writer, child)));
        }
    }

    private void Item(Utf8JsonWriter writer, Element element)
    {
        if (element.Flat)
        {
            Array(writer, element.Children);
        }
        else if (element.Attributes.IsEmpty && element.Children.IsEmpty && element.Lists.IsEmpty)
        {
            Value(writer, element.Text ?? "", element.Type);
        }
        else
        {
            Object(writer, element);
        }
    }

    private void Array(Utf8JsonWriter writer, IEnumerable<Element> items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            Item(writer, item);
        }

        writer.WriteEndArray();
    }

    private bool Written(Field field) => field.Value is not null || style.NullForAbsent;

    private (string Name, Action<Utf8JsonWriter> Write) Member(Field field) => (field.Name, writer => Value(writer, field.Value, field.Type));

    private static void Value(Utf8JsonWriter writer, string? text, string type)
    {
        if (text is null)
        {
            writer.WriteNullValue();
        }
        else if ((ValueTypes.IsJsonNumber(type) || ValueTypes.IsJsonBoolean(type)) && ValueTypes.Check(type, text) is null)
        {
            writer.WriteRawValue(text);
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }

    private string Key(string name)
    {
        var key = mapping.Renames.TryGetValue(name, out var renamed) ? renamed : name;
        return dialect == EmulatorDialect.Em13 ? JsonNamingPolicy.CamelCase.ConvertName(key) : key;
    }
}
