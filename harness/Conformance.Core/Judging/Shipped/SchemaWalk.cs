using System.Runtime.InteropServices;
using System.Xml;
using System.Xml.Schema;
using Conformance.Core.Contract;
using Conformance.Documents;

namespace Conformance.Core.Judging.Shipped;

/// <summary>
/// Leads a validator through one body as it is read. A validator gives up on a structure at its first fault; here what it refuses
/// is
/// noted and kept from it, and what it misses is noted and taken as given, so that one fault does not hide the next.
/// </summary>
internal sealed class SchemaWalk
{
    private readonly ShippedSchema schema;
    private readonly ApiContract contract;
    private readonly SchemaLedger ledger;
    private readonly (string Variant, string Step) at;
    private string? fault;

    public SchemaWalk(ShippedSchema schema, ApiContract contract, SchemaLedger ledger, (string Variant, string Step) at)
    {
        this.schema = schema;
        this.contract = contract;
        this.ledger = ledger;
        this.at = at;
    }

    /// <summary>Reads a body that is known to be well-formed.</summary>
    public void Walk(ReadOnlyMemory<byte> body)
    {
        using var stream = MemoryMarshal.TryGetArray(body, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false) : new MemoryStream(body.ToArray(), writable: false);
        using var reader = XmlReader.Create(stream, XmlDocuments.Settings());
        reader.MoveToContent();
        var view = ContractView.Root(reader.LocalName, contract);
        if (schema.Set.GlobalElements[Name(reader)] is null)
        {
            var known = view.Parts is null ? null : new ContractPart(reader.LocalName, false, true, "a root element", null);
            ledger.Part(view.Path, "", known, () => new PartSightings(view.Path, null, known, described: true, open: false)).Holder(has: true, at);
            return;
        }

        var validator = new XmlSchemaValidator(reader.NameTable, schema.Set, (IXmlNamespaceResolver)reader, XmlSchemaValidationFlags.None) { XmlResolver = null };
        validator.ValidationEventHandler += (_, raised) => fault = raised.Message;
        validator.Initialize();
        Element(reader, validator, view, value: null);
        validator.EndValidation();
    }

    /// <summary>Reads one element that the validator expects, up to its end.</summary>
    /// <param name="reader">Stands on the element.</param>
    /// <param name="validator">Expects it.</param>
    /// <param name="view">What the contract knows of what is in it.</param>
    /// <param name="value">Where its text is noted; null for the root.</param>
    private void Element(XmlReader reader, XmlSchemaValidator validator, ContractView view, PartSightings? value)
    {
        var info = new XmlSchemaInfo();
        validator.ValidateElement(reader.LocalName, reader.NamespaceURI, info);
        if (info.SchemaElement is null)
        {
            // A wildcard lets it in undeclared, and says nothing of what is in it.
            reader.Skip();
            validator.SkipToEndElement(null);
            return;
        }

        var structure = new StructureSightings(view, info.SchemaType, ledger);
        Attributes(reader, validator, structure);
        var text = "";
        if (reader.IsEmptyElement)
        {
            reader.Read();
        }
        else
        {
            text = Content(reader, validator, structure);
        }

        var isSimple = info.SchemaType is XmlSchemaSimpleType or XmlSchemaComplexType { ContentType: XmlSchemaContentType.TextOnly };
        fault = null;
        if (structure.Complete(at))
        {
            validator.ValidateEndElement(null);
        }
        else
        {
            validator.SkipToEndElement(null);
        }

        value?.Value(text);
        if (IsRefused && isSimple)
        {
            value?.BreachBy(text);
        }
        else if (IsRefused)
        {
            value?.Breach("its content is incomplete by the schema");
        }
    }

    /// <summary>Whether the validator has raised something since <see cref="fault"/> was cleared.</summary>
    private bool IsRefused => fault is not null;

    private void Attributes(XmlReader reader, XmlSchemaValidator validator, StructureSightings structure)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI.Length > 0)
            {
                continue;
            }

            fault = null;
            validator.ValidateAttribute(reader.LocalName, reader.NamespaceURI, reader.Value, null);
            var part = structure.Has("@" + reader.LocalName);
            part.Value(reader.Value);
            if (IsRefused && structure.Declares("@" + reader.LocalName))
            {
                part.BreachBy(reader.Value);
            }
        }

        reader.MoveToElement();
        validator.ValidateEndOfAttributes(null);
    }

    /// <summary>Reads what is in an element, and its end.</summary>
    /// <returns>The text.</returns>
    private string Content(XmlReader reader, XmlSchemaValidator validator, StructureSightings structure)
    {
        var text = "";
        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                Child(reader, validator, structure);
                continue;
            }

            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                text += reader.Value;
                validator.ValidateText(reader.Value);
            }

            reader.Read();
        }

        reader.Read();
        return text;
    }

    private void Child(XmlReader reader, XmlSchemaValidator validator, StructureSightings structure)
    {
        var name = Name(reader);
        var part = structure.Has(name.Name);
        if (!Expects(validator, name))
        {
            foreach (var missing in structure.MissingBefore(name.Name).Where(missing => Expects(validator, new XmlQualifiedName(missing, name.Namespace))))
            {
                validator.ValidateElement(missing, name.Namespace, null);
                validator.SkipToEndElement(null);
            }
        }

        if (Expects(validator, name))
        {
            Element(reader, validator, structure.View.Child(name.Name, contract), part);
            return;
        }

        if (structure.Declares(name.Name))
        {
            part.Breach("at a place where the schema does not expect it");
        }

        reader.Skip();
    }

    private static bool Expects(XmlSchemaValidator validator, XmlQualifiedName name) =>
        validator.GetExpectedParticles().Any(particle => particle is XmlSchemaAny || (particle is XmlSchemaElement element && element.QualifiedName == name));

    private static XmlQualifiedName Name(XmlReader reader) => new(reader.LocalName, reader.NamespaceURI);
}
