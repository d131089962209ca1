using System.Xml;
using System.Xml.Schema;
using Conformance.Documents;
using Conformance.DataFiles;

namespace Conformance.Core.Judging.Shipped;

/// <summary>
/// The XML Schema that an installation of Enterprise Manager brings along, RestAPI.xsd (HC:em_web_api_specifications). It is
/// known to
/// disagree with real servers and with the documentation, so it is asked what it says and never decides a verdict.
/// </summary>
public sealed class ShippedSchema
{
    private ShippedSchema(string name, XmlSchemaSet set)
    {
        Name = name;
        Set = set;
    }

    /// <summary>The file's name, without its folder.</summary>
    public string Name { get; }

    /// <summary>The compiled schema.</summary>
    internal XmlSchemaSet Set { get; }

    /// <summary>Reads and compiles a schema: no document type, no resolver, so that nothing but this file is read.</summary>
    /// <param name="name">The file's name for reports.</param>
    /// <param name="shown">The file's path for messages.</param>
    /// <param name="schema">The file.</param>
    /// <param name="targetNamespace">The namespace of the API's elements.</param>
    /// <exception cref="DataException">It is no XML, no XML Schema, includes other files, or is about other elements; holds all
    /// faults.</exception>
    public static ShippedSchema Read(string name, string shown, Stream schema, string targetNamespace)
    {
        var faults = new List<DataFault>();
        var set = new XmlSchemaSet { XmlResolver = null };
        set.ValidationEventHandler += (_, fault) => faults.Add(Fault(shown, fault.Exception.LineNumber, fault.Exception.LinePosition, fault.Message));
        try
        {
            using var reader = XmlReader.Create(schema, XmlDocuments.Settings());
            if (XmlSchema.Read(reader, (_, fault) => faults.Add(Fault(shown, fault.Exception.LineNumber, fault.Exception.LinePosition, fault.Message))) is { } read)
            {
                faults.AddRange(read.Includes.OfType<XmlSchemaExternal>().Where(external => external.SchemaLocation is not null).Select(external => new DataFault(
                    new DataPlace(shown, external.LineNumber, external.LinePosition),
                    $"the schema is spread over several files and needs {external.SchemaLocation}, which is not read. Give --xsd one file that holds all of it.")));
                set.Add(read);
            }

            set.Compile();
        }
        catch (XmlException exception)
        {
            faults.Add(Fault(shown, exception.LineNumber, exception.LinePosition, exception.Message));
        }
        catch (XmlSchemaException exception)
        {
            faults.Add(Fault(shown, exception.LineNumber, exception.LinePosition, exception.Message));
        }

        if (faults.Count == 0 && !set.GlobalElements.Names.OfType<XmlQualifiedName>().Any(element => element.Namespace == targetNamespace))
        {
            faults.Add(new DataFault(new DataPlace(shown, 0, 0), $"the schema declares no element of {targetNamespace}, which all elements of the API are of. Is this the RestAPI.xsd of an Enterprise Manager?"));
        }

        return faults.Count > 0 ? throw new DataException(faults) : new ShippedSchema(name, set);
    }

    private static DataFault Fault(string shown, int line, int column, string message) => new(
        new DataPlace(shown, line, column),
        $"this is no XML Schema that can be used: {message} --xsd takes the RestAPI.xsd of an Enterprise Manager, or one of your own.");
}
