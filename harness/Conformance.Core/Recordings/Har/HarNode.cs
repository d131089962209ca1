using System.Text.Json;
using Conformance.DataFiles;

namespace Conformance.Core.Recordings.Har;

/// <summary>A value of a HAR file with its place, as in <c>log.entries[3].request</c>. What is wrong with it is
/// collected.</summary>
/// <param name="file">The file's name.</param>
/// <param name="element">The value.</param>
/// <param name="path">Its place in the file.</param>
/// <param name="faults">What was wrong so far; of many the first are kept.</param>
internal sealed class HarNode(string file, JsonElement element, string path, List<DataFault> faults)
{
    private const int MostFaults = 10;

    /// <summary>The member, which must be an object.</summary>
    public HarNode Object(string name) => Member(name, JsonValueKind.Object, "an object");

    /// <summary>The items of a member, which must be an array.</summary>
    public IEnumerable<HarNode> Items(string name)
    {
        var list = Member(name, JsonValueKind.Array, "an array");
        return list.Items();
    }

    /// <summary>The items of a member; none if it is not there.</summary>
    public IEnumerable<HarNode> ItemsIfAny(string name) => Find(name) is { ValueKind: not JsonValueKind.Null } ? Items(name) : [];

    /// <summary>A text, which must be there.</summary>
    public string Text(string name) => Member(name, JsonValueKind.String, "a text").String() ?? "";

    /// <summary>A text; null if it is not there.</summary>
    public string? TextIfAny(string name) => Find(name) is { ValueKind: not JsonValueKind.Null } ? Text(name) : null;

    /// <summary>A number, which must be there.</summary>
    public double Number(string name) => Member(name, JsonValueKind.Number, "a number").Double() ?? 0;

    /// <summary>A number; null if it is not there.</summary>
    public double? NumberIfAny(string name) => Find(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    /// <summary>An object; null if it is not there.</summary>
    public HarNode? ObjectIfAny(string name) => Find(name) is { ValueKind: not JsonValueKind.Null } ? Object(name) : null;

    /// <summary>Whether a member is there and true, or a text that is not empty.</summary>
    public bool IsSet(string name) => Find(name) is { } value
        && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 }));

    /// <summary>Says that a member is wrong.</summary>
    public void Fault(string name, string message)
    {
        if (faults.Count < MostFaults)
        {
            faults.Add(new DataFault(new DataPlace(file, 0, 0), $"{At(name)}: {message}"));
        }
    }

    private IEnumerable<HarNode> Items() => element.ValueKind != JsonValueKind.Array ? []
        : element.EnumerateArray().Select((item, at) => new HarNode(file, item, FormattableString.Invariant($"{path}[{at}]"), faults));

    private string? String() => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    private double? Double() => element.ValueKind == JsonValueKind.Number ? element.GetDouble() : null;

    private JsonElement? Find(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private HarNode Member(string name, JsonValueKind kind, string words)
    {
        var found = Find(name);
        if (found?.ValueKind != kind && element.ValueKind == JsonValueKind.Object)
        {
            Fault(name, $"{words} is expected, and {(found is { } other ? Words(other.ValueKind) + " is there" : "nothing is there")}.");
        }
        else if (element.ValueKind is not JsonValueKind.Object and not JsonValueKind.Undefined)
        {
            Fault("", $"an object is expected, and {Words(element.ValueKind)} is there.");
        }

        return new HarNode(file, found?.ValueKind == kind ? found.Value : default, At(name), faults);
    }

    private string At(string name) => path.Length == 0 ? name : name.Length == 0 ? path : $"{path}.{name}";

    private static string Words(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
