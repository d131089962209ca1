using Conformance.Core.Worlds;
using Conformance.DataFiles;

namespace Conformance.Core.Scenarios;

/// <summary>What scenarios name must be in the world that they name it for.</summary>
public static class SuiteWorldCheck
{
    /// <summary>Looks the entities up that scenarios need of the standard world.</summary>
    /// <exception cref="DataException">One is not there, or is of another type; all are told.</exception>
    public static void Check(Suite suite, World world)
    {
        var faults = new List<DataFault>();
        foreach (var given in suite.Scenarios.SelectMany(scenario => scenario.Givens).Where(given => given.World is not null).DistinctBy(given => (given.Place, given.World)))
        {
            if (world.Find(given.World!) is not { } entity)
            {
                SuiteCheck.Known(given.World!, world.Entities.Where(known => known.Type == given.Resource).Select(known => known.Key), $"{given.Resource} of the world {world.Name}", given.Place, faults);
            }
            else if (entity.Type != given.Resource)
            {
                faults.Add(new DataFault(given.Place, $"\"{given.World}\" is a {entity.Type} in the world {world.Name}, and a {given.Resource} is needed."));
            }
        }

        if (faults.Count > 0)
        {
            throw new DataException(faults);
        }
    }
}
