using F = Conformance.PageServer.World.Families;

namespace Conformance.PageServer.World;

/// <summary>Builds the whole world, the same in every start but for the instants.</summary>
internal static class EstateBuilder
{
    public static Estate Build(TimeProvider time)
    {
        var now = time.GetUtcNow();
        var estate = new Estate(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)));
        Infrastructure.Build(estate);
        Jobs.Build(estate);
        Sessions.Build(estate);
        Backups.Build(estate);
        Replicas.Build(estate);
        Continuous.Build(estate);
        Agents.Build(estate);
        Shares.Build(estate);
        Cloud.Build(estate);
        Portal.Build(estate);
        Catalog.Build(estate);
        Jobs.Collect(estate);
        Backups.Collect(estate);
        Infrastructure.Collect(estate);
        Documents.Build(estate);
        foreach (var family in typeof(F).GetFields().Select(field => field.GetValue(null)).OfType<Family>())
        {
            if (family.Path is not null && family != F.Task)
            {
                estate.Collect(family.Path, family, estate.Of(family));
            }
        }

        return estate;
    }
}
