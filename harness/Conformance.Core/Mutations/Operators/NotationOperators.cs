using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Conformance.Core.Contract;
using Conformance.Core.Judging.Checks;
using Conformance.Documents;
using Conformance.Core.Mutations.Editing;

namespace Conformance.Core.Mutations.Operators;

/// <summary>The same body written differently, and what a later version might add.</summary>
internal static class NotationOperators
{
    private static readonly string[] Nullable = ["FailureMessage", "Status", "StackTrace", "EndTimeUTC"];

    public static IReadOnlyList<Operator> All { get; } =
        [new("notation", Notation), new("names-case", NamesCase), new("unknown-added", Unknown), new("null-added", Null)];

    /// <summary>Those that add to what an answer says.</summary>
    public static IReadOnlyList<Operator> OfInformation { get; } = [new("unknown-added", Unknown)];

    private static IEnumerable<Mutation> Notation(Scene scene)
    {
        if (scene.Answer.Document is not { } document)
        {
            yield break;
        }

        if (!scene.Response.Body.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            yield return Write(scene, "a byte order mark", body => [.. Encoding.UTF8.Preamble, .. body]);
        }

        yield return Write(scene, "a line feed at the end", body => [.. body, (byte)'\n']);
        if (document.Format == DocumentFormat.Json)
        {
            yield return Write(scene, "indented", body => Encoding.UTF8.GetBytes(JsonNode.Parse(Bare(body))!.ToJsonString(new() { WriteIndented = true })));
            yield return Write(scene, "members in the opposite order", body => Tree(scene, body, tree => tree.Parts.Where(part => part.Children.Any(child => child.Name.Length > 0)).ToList().ForEach(part => part.ReverseChildren())));
            yield return Write(scene, "slashes escaped", body => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace("/", "\\/", StringComparison.Ordinal)));
            yield break;
        }

        yield return Write(scene, "attributes in the opposite order", body => Tree(scene, body, tree => tree.Xml!.Descendants().ToList().ForEach(XmlPart.ReverseAttributes)));
        yield return Write(scene, "indented", body => Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?>\n" + XDocument.Parse(Encoding.UTF8.GetString(Bare(body)))));
        yield return Write(scene, "no XML declaration", body => Tree(scene, body, tree => tree.Xml!.Declaration = null));
        yield return Write(scene, "a comment", body => Tree(scene, body, tree => tree.Xml!.Root!.AddFirst(new XComment("made by hand"))));
        yield return Write(scene, "a namespace prefix", body => Tree(scene, body, tree => Prefix(tree.Xml!.Root!)));
    }

    /// <summary>All names of a JSON body as the other dialect writes them, while the other answers of the run stay as they
    /// are.</summary>
    private static IEnumerable<Mutation> NamesCase(Scene scene)
    {
        if (scene is { IsSuccess: true, IsOfOneDialect: true, Answer: { IsLarge: false, Body: { Document: var document } } }
            && Dialects.Of(document) is { } dialect)
        {
            var other = dialect == Dialect.Em13 ? Dialect.Em12 : Dialect.Em13;
            var change = $"all names in {(other == Dialect.Em13 ? "camelCase" : "PascalCase")}";
            yield return scene.Change("names-case", "body", change, Ruling.Breach(scene.Asked(NamesCaseCheck.Word)), response =>
            {
                var body = Renamed(JsonNode.Parse(Bare(response.Body.ToArray())), name => other.JsonName(scene.Evidence.Mapping.XmlName(name)));
                return response.WithBody(Encoding.UTF8.GetBytes(body!.ToJsonString()));
            });
        }
    }

    private static JsonNode? Renamed(JsonNode? node, Func<string, string> name) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(name(member.Key), Renamed(member.Value, name)))),
        JsonArray items => new JsonArray([.. items.Select(item => Renamed(item, name))]),
        null => null,
        _ => node.DeepClone(),
    };

    private static void Prefix(XElement root)
    {
        root.Attributes().Where(attribute => attribute.IsNamespaceDeclaration && attribute.Name.LocalName == "xmlns").Remove();
        root.Add(new XAttribute(XNamespace.Xmlns + "em", root.Name.NamespaceName));
    }

    private static IEnumerable<Mutation> Unknown(Scene scene) => scene.Sites.Where(site => site.Kind == SiteKind.Resource)
        .Select(site => scene.Edit("unknown-added", site, "an element that no page names", scene.Restate(LawfulChange.Extension), part => part.AddUnknown("AddedLater")));

    private static IEnumerable<Mutation> Null(Scene scene) => scene.Sites.Where(site => site.Kind == SiteKind.Resource && site.Part is JsonPart)
        .SelectMany(site => Nullable.Where(name => site.Part.Child(name) is null).Take(1).Select(name =>
            scene.Edit("null-added", site, $"{name} is null", Ruling.Spare(LawfulChange.NullOrAbsent), part => ((JsonPart)part).AddNull(name))));

    private static Mutation Write(Scene scene, string change, Func<byte[], byte[]> edit) => scene.Change(
        "notation", "body", change, Ruling.Spare(LawfulChange.Notation), response => response.WithBody(edit(response.Body.ToArray())));

    private static byte[] Tree(Scene scene, byte[] body, Action<BodyTree> edit)
    {
        var tree = BodyTree.Read(body, scene.Answer.Document!.Format, scene.Evidence.Mapping);
        edit(tree);
        return tree.Bytes();
    }

    private static byte[] Bare(byte[] body) => body.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? body[3..] : body;
}
