using Conformance.Documents.Compare;
using Conformance.Documents;

namespace Conformance.Core.Judging;

/// <summary>One resource in a body.</summary>
/// <param name="Information">What it says.</param>
public sealed record ResourceView(InformationObject Information)
{
    /// <summary>Its UID, or null.</summary>
    public string? Uid => Text("UID");

    /// <summary>Its Href, or null.</summary>
    public string? Href => Text("Href");

    /// <summary>Its Type, or null.</summary>
    public string? Type => Text("Type");

    /// <summary>Its Name, or null.</summary>
    public string? Name => Text("Name");

    /// <summary>Where it stands.</summary>
    public string Path => Information.Source.Path.Text;

    /// <summary>The node it was read from.</summary>
    public Node Node => Information.Source;

    /// <summary>Whether it is a reference (HC:link_types_and_xml_schema).</summary>
    public bool IsReference => Node.Name is "Ref" or "EntityRef" || (Type?.EndsWith("Reference", StringComparison.Ordinal) ?? false);

    /// <summary>Its links, in document order.</summary>
    public IReadOnlyList<LinkView> Links => Information["Links"] is InformationList links
        ? [.. links.Items.OfType<InformationObject>().Select(link => new LinkView(link))] : [];

    /// <summary>The text of a scalar member, or null if it is absent or no scalar.</summary>
    public string? Text(string name) => (Information[name] as InformationValue)?.Text;
}

/// <summary>One link of a resource.</summary>
/// <param name="Information">What it says.</param>
public sealed record LinkView(InformationObject Information)
{
    /// <summary>How it relates, or null.</summary>
    public string? Rel => (Information["Rel"] as InformationValue)?.Text;

    /// <summary>What it leads to, or null.</summary>
    public string? Type => (Information["Type"] as InformationValue)?.Text;

    /// <summary>Where it leads, or null.</summary>
    public string? Href => (Information["Href"] as InformationValue)?.Text;

    /// <summary>What it leads to is called, or null.</summary>
    public string? Name => (Information["Name"] as InformationValue)?.Text;

    /// <summary>Where it stands.</summary>
    public string Path => Information.Source.Path.Text;
}
