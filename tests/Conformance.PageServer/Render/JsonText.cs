using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Conformance.PageServer.Render;

/// <summary>Writes a tree as JSON in the chosen style (representation_collections.md, representation_non_key.md).</summary>
internal sealed class JsonText(ServerOptions options, string address)
{
    private static readonly string[] Common = ["Id", "Name", "UID", "Href", "Type", "Rel"];

    public byte[] Write(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions
        {
            Indented = options.Has("json-indented"),
            Encoder = options.Has("json-plain") ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping : JavaScriptEncoder.Default,
        }))
        {
            Object(root).WriteTo(writer);
        }

        return stream.ToArray();
    }

    private JsonObject Object(XElement element)
    {
        var members = new List<KeyValuePair<string, JsonNode?>>();
        var links = element.Element("Links");
        var name = element.Name.LocalName;
        var reference = name is "Ref" or "EntityRef";
        if (reference && links is not null)
        {
            members.Add(new("Links", Links(links)));
        }

        if (name == "Link" || name.EndsWith("PointLink", StringComparison.Ordinal))
        {
            Attributes(element, members, "Rel", "Href", "Name", "Type");
            return Finish(members);
        }

        if (Member(element) is { } list)
        {
            members.Add(new(list, Array(element, list)));
        }
        else
        {
            Children(element, members);
        }

        foreach (var attribute in element.Attributes().Where(attribute => !Common.Contains(attribute.Name.LocalName)))
        {
            members.Add(new(attribute.Name.LocalName, Scalar(attribute.Name.LocalName, attribute.Value)));
        }

        Nulls(element, members);
        Attributes(element, members, reference ? ["UID", "Name"] : ["Id", "Name", "UID"]);
        if (!reference && links is not null)
        {
            members.Add(new("Links", Links(links)));
        }

        Attributes(element, members, "Href", "Type");
        return Finish(members);
    }

    private string? Member(XElement element) => ListNames.Member(element, options.Has("json-list-roots"));

    private void Children(XElement element, List<KeyValuePair<string, JsonNode?>> members)
    {
        if (!element.HasElements && element.Value.Length > 0)
        {
            members.Add(new("Value", JsonValue.Create(element.Value)));
        }

        foreach (var group in element.Elements().Where(child => child.Name != "Links").GroupBy(child => child.Name.LocalName))
        {
            members.Add(new(group.Key, ListNames.IsRepeated(group.Key)
                ? new JsonArray([.. group.Select(child => (JsonNode?)JsonValue.Create(child.Value))])
                : Node(group.First())));
        }
    }

    private JsonNode? Node(XElement element)
    {
        var name = element.Name.LocalName;
        if (ListNames.IsDirect(name))
        {
            return new JsonArray([.. element.Elements().Select(child => (JsonNode?)JsonValue.Create(child.Value))]);
        }

        if (element.HasElements || element.HasAttributes || Member(element) is not null)
        {
            return Object(element);
        }

        if (options.Has("json-result-differs") && name == "Result" && element is { Value: "Success",
            Parent.Name.LocalName: "BackupTaskSession" })
        {
            return JsonValue.Create("Warning");
        }

        return name == "Time" ? JsonValue.Create(Values.JsonTime(element)) : Scalar(name,
            Values.Instant(name, element.Value, options));
    }

    private JsonArray? Array(XElement element, string list)
    {
        var items = element.Elements().Where(child => child.Name != "Links").ToList();
        if (options.Has("json-member-lacks") && element.Parent is null && items.Count > 1)
        {
            items.RemoveAt(items.Count - 1);
        }

        return items.Count == 0 && element.Annotation<ListOf>() is null && options.Has("json-empty-null") ? null
            : new JsonArray([.. items.Select(item => item.HasElements || item.HasAttributes || list.EndsWith("Entries",
                StringComparison.Ordinal)
                ? Object(item) : (JsonNode?)JsonValue.Create(item.Value))]);
    }

    private JsonArray Links(XElement links) => new([.. links.Elements().Select(link => (JsonNode?)Object(link))]);

    private void Attributes(XElement element, List<KeyValuePair<string, JsonNode?>> members, params string[] names)
    {
        foreach (var name in names)
        {
            if (element.Attribute(name) is { } attribute)
            {
                members.Add(new(name, JsonValue.Create(name == "Href" && attribute.Value.StartsWith('~')
                    ? address + attribute.Value[1..] : attribute.Value)));
            }
        }
    }

    /// <summary>Null members where the examples have them.</summary>
    private void Nulls(XElement element, List<KeyValuePair<string, JsonNode?>> members)
    {
        if (!options.Has("json-null"))
        {
            return;
        }

        string[] names = element.Name.LocalName switch
        {
            "CloudTenant" => ["Password", "VCloudComputeResources", "CloudGatewayPools"],
            "GuestProcessingOptions" => ["AppAwareProcessingMode", "CredentialsId", "FSFileExcludeOptions",
                "OracleBackupOptions"],
            "JobInfo" => ["FileCopyJobInfo", "BackupJobInfo", "ReplicaJobInfo", "BackupCopyJobInfo",
                "ImmediateBackupCopyJobInfo"],
            "TenantType" => ["StandaloneTenant", "vCloudTenant"],
            "ObjectInJob" or "CloudTenantResource" or "CloudTenantComputeResource" when element.Element("Links") is null =>
                ["Links"],
            _ => [],
        };
        members.AddRange(names.Where(name => members.TrueForAll(member => member.Key != name)).Select(name =>
            new KeyValuePair<string, JsonNode?>(name, null)));
    }

    private JsonValue? Scalar(string name, string text)
    {
        if (options.Has("json-number-differs") && name == "Capacity")
        {
            return JsonValue.Create(decimal.Parse(text, CultureInfo.InvariantCulture) + 1);
        }

        return Values.IsBoolean(name, text) ? JsonValue.Create(text == "true")
            : Values.IsNumber(name, text) ? JsonValue.Create(decimal.Parse(text, CultureInfo.InvariantCulture))
            : JsonValue.Create(text);
    }

    private JsonObject Finish(List<KeyValuePair<string, JsonNode?>> members)
    {
        var ordered = options.Has("json-key-order") ? members.OrderBy(member => member.Key, StringComparer.Ordinal)
            : members.AsEnumerable();
        return new JsonObject(ordered.Select(member => new KeyValuePair<string, JsonNode?>(Name(member.Key), member.Value)));
    }

    private string Name(string name)
    {
        var written = name == "RetrySpecified" && options.Has("json-retry-quirk") ? "RetrySpecified1" : name;
        return options.Has("em13") ? JsonNamingPolicy.CamelCase.ConvertName(written) : written;
    }
}
