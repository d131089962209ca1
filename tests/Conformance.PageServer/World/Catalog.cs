using System.Globalization;
using System.Xml.Linq;
using static Conformance.PageServer.World.Shape;
using F = Conformance.PageServer.World.Families;

namespace Conformance.PageServer.World;

/// <summary>Indexed machines and mounted points (catalog_vms_vmname.md, vmrestorepoints_id_mountpoints_id.md).</summary>
internal static class Catalog
{
    public static void Build(Estate estate)
    {
        foreach (var machine in estate.Of(F.VmRestorePoint).Select(point =>
            point.Facts["VmDisplayName"]).Distinct().Order(StringComparer.Ordinal))
        {
            var vm = estate.Add(new Entity(F.CatalogVm, machine, machine,
                "/catalog/vms/" + machine) { Attributes = [new XAttribute("VmDisplayName", machine)] });
            vm.Links.AddRange([vm.Alternate, vm.Down("CatalogVmRestorePointReferenceList", "vmRestorePoints")]);
            estate.Collect(vm.Path + "/vmRestorePoints", F.CatalogPoint,
                estate.Of(F.VmRestorePoint).Where(point => point.Facts["VmDisplayName"] == machine).Select(point =>
                    Point(estate, vm, point)).ToList());
        }

        Mounts(estate, F.VmRestorePoint, F.VmRestorePointMount);
        Mounts(estate, F.VmReplicaPoint, F.VmReplicaPointMount);
        Mounts(estate, F.AgentRestorePoint, F.AgentMount);
    }

    private static Entity Point(Estate estate, Entity vm, Entity point)
    {
        var name = point.Created!.Value.UtcDateTime.ToString("M/d/yyyy h:mm:00 tt", CultureInfo.InvariantCulture);
        var copy = estate.AddBelow(F.CatalogPoint, vm, "vmRestorePoints", point.Id, name, point.Id);
        copy.Links.AddRange([copy.Alternate, vm.ToEntity("Up"), copy.Act("Browse", "browse"), point.ToEntity("Related")]);
        copy.ReferenceLinks.AddRange([vm.To("Up"), copy.ToEntity("Alternate")]);
        copy.Body.AddRange(Body("BackupDateUTC", point.Created.Value));
        return copy;
    }

    private static void Mounts(Estate estate, Family family, Family mounts)
    {
        foreach (var (point, index) in estate.Of(family).Select((point, index) => (point, index)))
        {
            var members = index > 1 ? [] : new[] { "1", "2" }.Select(number =>
            {
                var mount = estate.AddBelow(mounts, point, "mounts", number, number, number);
                mount.Links.Add(new Link("Delete", null, mount.Path));
                mount.Body.Add(X("FSRoots", new[] { "C:", "E:" }.Select(drive =>
                    X("DirectoryEntry", new XAttribute("Type", "DirectoryEntry"),
                    new XAttribute("Href", $"~{mount.Path}/{drive}"), "Path", drive, "Name", drive))));
                return mount;
            }).ToArray();
            estate.Collect(point.Path + "/mounts", mounts, members);
        }
    }
}
