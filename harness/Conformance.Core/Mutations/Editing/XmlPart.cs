using System.Xml.Linq;

namespace Conformance.Core.Mutations.Editing;

/// <summary>An element or an attribute.</summary>
internal sealed class XmlPart : Part
{
    private readonly XObject node;

    public XmlPart(XObject node, Part? parent)
        : base(node is XElement element ? element.Name.LocalName : ((XAttribute)node).Name.LocalName, parent)
    {
        this.node = node;
        if (node is XElement holder)
        {
            Children.AddRange(holder.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.Namespace == XNamespace.None)
                .Select(attribute => new XmlPart(attribute, this)));
            Children.AddRange(holder.Elements().Select(child => new XmlPart(child, this)));
        }
    }

    public override string Place => (Parent?.Place ?? "") + (node is XElement element ? $"/{Name}[{element.ElementsBeforeSelf(element.Name).Count() + 1}]" : $"/@{Name}");

    public override string? Text => node is XAttribute attribute ? attribute.Value : Children.Count == 0 ? ((XElement)node).Value : null;

    public override bool IsElement => node is XElement;

    /// <summary>The element itself.</summary>
    public XElement Element => (XElement)node;

    public override void Drop()
    {
        if (node is XElement element)
        {
            element.Remove();
        }
        else
        {
            ((XAttribute)node).Remove();
        }
    }

    public override void Rename(string name)
    {
        if (node is XElement element)
        {
            element.Name = element.Name.Namespace + name;
        }
        else
        {
            var (attribute, holder) = ((XAttribute)node, node.Parent!);
            attribute.Remove();
            holder.SetAttributeValue(name, attribute.Value);
        }
    }

    public override void Double() => ((XElement)node).AddAfterSelf(new XElement((XElement)node));

    public override void Double(IReadOnlyDictionary<string, string> replaced)
    {
        var copy = new XElement((XElement)node);
        foreach (var text in copy.DescendantNodes().OfType<XText>())
        {
            text.Value = Replacing.In(text.Value, replaced);
        }

        foreach (var attribute in copy.DescendantsAndSelf().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            attribute.Value = Replacing.In(attribute.Value, replaced);
        }

        ((XElement)node).AddAfterSelf(copy);
    }

    public override void Set(string text)
    {
        if (node is XElement element)
        {
            element.Value = text;
        }
        else
        {
            ((XAttribute)node).Value = text;
        }
    }

    public override void MoveFirst()
    {
        var (element, holder) = ((XElement)node, node.Parent!);
        element.Remove();
        holder.AddFirst(element);
    }

    public override void ReverseChildren()
    {
        var element = (XElement)node;
        element.ReplaceNodes(element.Elements().Reverse().ToList());
    }

    public override void AddUnknown(string name)
    {
        var element = (XElement)node;
        element.Add(new XElement(element.Name.Namespace + name, "1"));
    }

    /// <summary>Puts the attributes in the opposite order, declarations first.</summary>
    public static void ReverseAttributes(XElement element)
    {
        var attributes = element.Attributes().ToList();
        element.ReplaceAttributes([.. attributes.Where(attribute => attribute.IsNamespaceDeclaration), .. attributes.Where(attribute => !attribute.IsNamespaceDeclaration).Reverse()]);
    }
}
