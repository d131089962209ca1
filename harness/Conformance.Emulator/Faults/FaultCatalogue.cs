using Conformance.DataFiles;

namespace Conformance.Emulator.Faults;

/// <summary>Every fault that the emulator can have. Each breaks a documented or observed requirement that a check must catch.</summary>
public static class FaultCatalogue
{
    /// <summary>All faults, sorted by area and name.</summary>
    public static IReadOnlyList<Fault> All { get; } = AuthFaults.All
        .Concat(AcceptFaults.All)
        .Concat(FormatFaults.All)
        .Concat(WindowFaults.All)
        .Concat(ErrorFaults.All)
        .Concat(QueryFaults.All)
        .Concat(LinkFaults.All)
        .Concat(ShapeFaults.All)
        .OrderBy(fault => fault.Area, StringComparer.Ordinal)
        .ThenBy(fault => fault.Name, StringComparer.Ordinal)
        .ToList();

    /// <summary>The behaviour with all these faults applied in turn.</summary>
    /// <exception cref="ArgumentException">A name is not known; the message names the nearest.</exception>
    public static EmulatorBehaviour Combine(IEnumerable<string> names, EmulatorBehaviour behaviour) =>
        names.Aggregate(behaviour, (changed, name) => Find(name).Apply(changed));

    private static Fault Find(string name) => All.FirstOrDefault(fault => fault.Name == name)
        ?? throw new ArgumentException($"There is no fault \"{name}\".{Suggestion.For(name, All.Select(fault => fault.Name))}", nameof(name));
}
