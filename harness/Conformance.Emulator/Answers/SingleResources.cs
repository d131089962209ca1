using Conformance.Core.Contract;
using Conformance.Core.Worlds;

namespace Conformance.Emulator.Answers;

/// <summary>Makes the elements of what is not in a world: the entry point, logon sessions and errors.</summary>
internal sealed class SingleResources(ApiContract contract, LinkElements links)
{
    /// <summary>The answer to GET /api/: without Href and Type, as in the only example.</summary>
    public Element EntryPoint(Resource resource)
    {
        var versions = resource.Elements[0];
        var version = versions.Elements[0];
        return new Element(resource.Type)
        {
            Children =
            [
                links.Of(resource.Links, new Dictionary<string, string>()),
                new Element(versions.Name)
                {
                    Lists = [version.ListName!],
                    Children = [.. contract.Versions.Select(each => new Element(version.Name)
                    {
                        ListName = version.ListName,
                        Attributes = [new("Name", each.Name)],
                        Children = [links.Of(version.Links, new Dictionary<string, string> { ["Name"] = each.Name })],
                    })],
                },
            ],
        };
    }

    /// <summary>One logon session.</summary>
    public Element Session(LogonSession session)
    {
        var resource = contract.Resources[ApiContract.LogonSessionType];
        var fields = new Dictionary<string, WorldValue>
        {
            ["UserName"] = new WorldText(session.UserName),
            ["SessionId"] = new WorldText(session.Id),
        };
        return new Element(resource.Type)
        {
            Attributes = [new("Href", links.Href(resource.ItemPath!.Template.Replace("{ID}", session.Id, StringComparison.Ordinal))), new("Type", resource.Type)],
            Children =
            [
                links.Of(resource.Links.Where(link => RoleRefusals.Shows(contract, link, session.Role)), new Dictionary<string, string> { ["ID"] = session.Id }),
                .. Representations.Elements(resource.Elements, fields, links),
            ],
        };
    }

    /// <summary>All logon sessions.</summary>
    public Element Sessions(Resource resource, IEnumerable<LogonSession> sessions) => new(resource.Plural!)
    {
        Lists = [contract.Json.Plural(resource.Item)],
        Children = [.. sessions.Select(session => Session(session) with { ListName = contract.Json.Plural(resource.Item) })],
    };

    /// <summary>An error body.</summary>
    public Element Error(int status, string message) => Error(contract, status, message);

    /// <summary>An error body, as the contract has it.</summary>
    public static Element Error(ApiContract contract, int status, string message) => new(contract.Error.Type)
    {
        Attributes = [.. contract.Error.Attributes.Select(attribute => attribute.Name switch
        {
            "Message" => new Field(attribute.Name, message, attribute.Type),
            "StatusCode" => new Field(attribute.Name, status.ToString(System.Globalization.CultureInfo.InvariantCulture), attribute.Type),
            _ => new Field(attribute.Name, null, attribute.Type),
        })],
        Children = [.. contract.Error.Elements.Select(element => new Element(element.Name) { Absent = true })],
    };
}
