using System.Xml.Linq;
using Conformance.PageServer.Render;
using Conformance.PageServer.World;
using F = Conformance.PageServer.World.Families;

namespace Conformance.PageServer.Serve;

/// <summary>Makes trees of entities, references and lists (resource_representation_for_ke.md,
/// representation_collections.md).</summary>
internal sealed class Representations(Estate estate, ServerOptions options)
{
    /// <summary>The entity of a key resource, or the one representation of another one.</summary>
    public XElement Entity(Entity entity, bool inList = false)
    {
        var family = entity.Family;
        var element = new XElement(inList ? family.ItemElement : family.Root);
        if (family is { Bare: false, Untyped: false })
        {
            element.SetAttributeValue("Type", options.Has("entity-type-wrong") && family == F.FileServer ? "NasServer"
                : family.Type);
        }

        if (!family.Bare)
        {
            element.SetAttributeValue("Href", "~" + entity.Path + (family.Key ? "?format=Entity" : string.Empty));
        }

        if (family.IdAttribute)
        {
            element.SetAttributeValue("Id", entity.Id);
        }

        if (family.Key)
        {
            element.SetAttributeValue("Name", entity.Name);
            element.SetAttributeValue("UID", Uid(entity));
        }

        element.Add(entity.Attributes.Select(attribute => new XAttribute(attribute)));
        var links = Choices.Links(estate, options, entity).ToList();
        if (links.Count > 0)
        {
            element.Add(new XElement("Links", links.Select(Documents.LinkOf)));
        }

        element.Add(Choices.Body(options, entity).Select(part => new XElement(part)));
        return element;
    }

    /// <summary>The reference of a key resource; the root is EntityRef, in a list Ref.</summary>
    public XElement Reference(Entity entity, string root)
    {
        var type = options.Has("reference-type-wrong") && entity.Family == F.Repository ? "BackupReference"
            : entity.Family.ReferenceType;
        return new XElement(root, new XAttribute("Type", type), new XAttribute("Href", "~" + entity.Path),
            new XAttribute("Name", entity.Name), new XAttribute("UID", Uid(entity)),
            new XElement("Links", Choices.ReferenceLinks(estate, options, entity).Select(Documents.LinkOf)));
    }

    /// <summary>A list of references.</summary>
    public XElement References(IEnumerable<Entity> members, string root = "EntityReferences") =>
        Marked(new XElement(root, members.Select(member => Reference(member, "Ref"))), "Ref");

    /// <summary>A list of entities.</summary>
    public XElement Entities(Family family, IEnumerable<Entity> members) =>
        Marked(new XElement(family.List, members.Select(member => Entity(member, inList: true))), family.ItemElement);

    /// <summary>The members that a collection shows now.</summary>
    public List<Entity> Members(Collection collection, DateTimeOffset now)
    {
        var members = collection.Members.AsEnumerable();
        var nested = collection.Path != collection.Family.Path;
        if (collection.Family.Windowed && !(options.Has("window-cdp") && collection.Family == F.CdpReplicaSession)
            && !(options.Has("window-nested") && nested))
        {
            var days = options.Has("window-short") ? 29 : options.Has("window-long") ? 60 : 30;
            var edge = now.AddDays(-days).AddHours(options.Has("window-local") ? 3 : 0);
            members = members.Where(member => member.Created >= edge);
        }

        if (options.Has("nested-all") && collection.Family == F.Backup && collection.Path.EndsWith("/backups",
            StringComparison.Ordinal) && nested
            && collection.Path.StartsWith("/repositories", StringComparison.Ordinal))
        {
            members = estate.Of(F.Backup);
        }

        var list = (options.Has("members-reversed") ? members.Reverse() : members).ToList();
        if (options.Has("nested-lacks") && collection.Path.StartsWith("/backups/", StringComparison.Ordinal)
            && collection.Family == F.RestorePoint)
        {
            list.RemoveAt(0);
        }

        return options.Has("nested-capped") && nested ? [.. list.Take(1)] : list;
    }

    /// <summary>The answer of a collection.</summary>
    public XElement List(Collection collection, bool entities, DateTimeOffset now)
    {
        var members = Members(collection, now);
        if (!entities && options.Has("references-lack") && collection.Path == F.CdpReplicaSession.Path)
        {
            members.Remove(members.MaxBy(member => member.Created)!);
        }

        return entities || !collection.Family.Key || collection.Family == F.SystemSession || Forced(collection)
            || (options.Has("vapp-machines-entities") && collection.Family == F.VAppCdpReplicaVm)
            ? Entities(collection.Family, members) : References(members);
    }

    /// <summary>The page shows the entities only (hardwareplans_id_tenants.md).</summary>
    private static bool Forced(Collection collection) =>
        collection.Family == F.CloudTenant && collection.Path.StartsWith("/cloud/hardwarePlans", StringComparison.Ordinal);

    private string Uid(Entity entity) => options.Has("uid-differs") && entity.Family == F.ManagedServer
        ? $"urn:veeam:ManagedServer:{Shape.Id("other" + entity.Id)}" : entity.Uid;

    private static XElement Marked(XElement list, string item)
    {
        list.AddAnnotation(new ListOf(item));
        return list;
    }
}
