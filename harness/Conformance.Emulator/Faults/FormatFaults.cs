using Conformance.Emulator.Answers;

namespace Conformance.Emulator.Faults;

/// <summary>Wrong in references and entities.</summary>
internal static class FormatFaults
{
    private const string Area = "format";

    public static readonly Fault[] All =
    [
        new("format-ignored", "?format=Entity is answered with references.", Area, behaviour => behaviour with { AsksForEntity = _ => false }),
        new("format-always-entity", "A request without ?format is answered with entities.", Area, behaviour => behaviour with { AsksForEntity = _ => true }),
        new("references-lack-last", "The references of a collection lack its last member.", Area, behaviour => behaviour.AlsoMembers((exchanged, members) =>
            exchanged.AsEntity || members.Count < 2 ? members : [.. members.SkipLast(1)])),
        new("entities-lack-last", "The entities of a collection lack its last member.", Area, behaviour => behaviour.AlsoMembers((exchanged, members) =>
            !exchanged.AsEntity || members.Count < 2 ? members : [.. members.SkipLast(1)])),
        new("member-twice", "A collection holds its first member twice.", Area, behaviour => behaviour.AlsoMembers((_, members) =>
            members.Count == 0 ? members : [.. members, members[0]])),
        new("uid-missing", "Entities have no UID.", Area, behaviour => behaviour.AlsoElement((exchanged, element) =>
            exchanged.AsEntity ? element.Everywhere(each => WithoutField(each, "UID")) : element)),
        new("reference-name-missing", "References have no Name.", Area, behaviour => behaviour.AlsoElement((exchanged, element) =>
            exchanged.AsEntity ? element : element.Everywhere(each => each.Attribute("UID") is null ? each : WithoutField(each, "Name")))),
        new("reference-type-of-entity", "References have the Type of the entity.", Area, behaviour => behaviour.AlsoElement((exchanged, element) =>
            exchanged.AsEntity ? element : element.Everywhere(each =>
                each.Attribute("UID") is null ? each : each.WithAttribute("Type", type => type?.Replace("Reference", "", StringComparison.Ordinal))))),
        new("entity-differs-by-id", "An entity by its ID has another Name than in the collection.", Area, behaviour => behaviour.AlsoElement((exchanged, element) =>
            exchanged.AsEntity && exchanged.Type is not null && element.Attribute("UID") is not null
                ? element.WithAttribute("Name", name => name + " (single)")
                : element)),
    ];

    private static Element WithoutField(Element element, string name) => element with { Attributes = element.Attributes.RemoveAll(field => field.Name == name) };
}
