using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conformance.Documents.Compare;

namespace Conformance.Core.Mutations.Editing;

/// <summary>A member of an object, or an item of a list.</summary>
internal sealed class JsonPart : Part
{
    private readonly JsonNode? value;
    private readonly string? key;

    public JsonPart(JsonNode? value, string? key, Part? parent, RepresentationMapping mapping)
        : base(key is null ? "" : XmlName(key, mapping), parent)
    {
        this.value = value;
        this.key = key;
        Children.AddRange(value switch
        {
            JsonObject members => members.Select(member => (Part)new JsonPart(member.Value, member.Key, this, mapping)),
            JsonArray items => items.Select(item => (Part)new JsonPart(item, null, this, mapping)),
            _ => [],
        });
    }

    public override string Place => Parent is null ? "" : $"{Parent.Place}/{key ?? Index.ToString(CultureInfo.InvariantCulture)}";

    public override string? Text => value is JsonValue scalar
        ? scalar.GetValueKind() == JsonValueKind.String ? scalar.GetValue<string>() : scalar.ToJsonString() : null;

    public override bool IsNative => value is JsonValue scalar && scalar.GetValueKind() is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;

    public override bool IsNull => value is null;

    public override bool CanRepeat => key is null;

    private int Index => Parent!.Children.IndexOf(this);

    private JsonNode Holder => ((JsonPart)Parent!).value!;

    public override void Drop()
    {
        if (key is null)
        {
            Holder.AsArray().RemoveAt(Index);
        }
        else
        {
            Holder.AsObject().Remove(key);
        }
    }

    public override void Rename(string name)
    {
        var holder = Holder.AsObject();
        var at = holder.IndexOf(key!);
        holder.RemoveAt(at);
        holder.Insert(at, char.IsLower(key![0]) ? char.ToLowerInvariant(name[0]) + name[1..] : name, value);
    }

    public override void Double() => Holder.AsArray().Insert(Index + 1, value?.DeepClone());

    public override void Double(IReadOnlyDictionary<string, string> replaced) =>
        Holder.AsArray().Insert(Index + 1, JsonNode.Parse(Replacing.In(value!.ToJsonString(), replaced)));

    public override void Set(string text) => Replace(IsNative && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? JsonValue.Create(number) : IsNative && text is "true" or "false" ? JsonValue.Create(text == "true") : JsonValue.Create(text));

    public override void SetString(string? text) => Replace(text is null ? null : JsonValue.Create(text));

    public override void MoveFirst()
    {
        if (key is null)
        {
            var at = Index;
            var items = Holder.AsArray();
            items.RemoveAt(at);
            items.Insert(0, value);
        }
        else
        {
            var members = Holder.AsObject();
            members.Remove(key);
            members.Insert(0, key, value);
        }
    }

    public override void ReverseChildren()
    {
        if (value is JsonArray items)
        {
            var turned = items.Reverse().ToList();
            items.Clear();
            turned.ForEach(items.Add);
        }
        else if (value is JsonObject members)
        {
            var turned = members.Reverse().ToList();
            members.Clear();
            turned.ForEach(member => members.Add(member.Key, member.Value));
        }
    }

    public override void AddUnknown(string name) => value!.AsObject()[name] = 1;

    /// <summary>Adds a member that is null, in the dialect of the others.</summary>
    public void AddNull(string name)
    {
        var members = value!.AsObject();
        members[members.Any(member => char.IsLower(member.Key[0])) ? char.ToLowerInvariant(name[0]) + name[1..] : name] = null;
    }

    private void Replace(JsonNode? with)
    {
        if (key is null)
        {
            Holder.AsArray()[Index] = with;
        }
        else
        {
            Holder.AsObject()[key] = with;
        }
    }

    private static string XmlName(string key, RepresentationMapping mapping)
    {
        var name = mapping.XmlName(key);
        return mapping.Renames.FirstOrDefault(rename => rename.Value == name) is { Key: { } xml } ? xml : name;
    }
}
