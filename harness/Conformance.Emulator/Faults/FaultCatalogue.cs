using Conformance.DataFiles;

namespace Conformance.Emulator.Faults;

/// <summary>Every fault that the emulator can have. Each breaks a documented or observed requirement that a check must
/// catch.</summary>
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

    private static readonly string[] NamesOfOneFamily =
    [
        "kinds-mixed:Backup", "kinds-mixed:BackupFile", "nested-capped:ObjectInJob", "nested-capped:Backup", "nested-capped:DiscoveredComputer",
        "window-29-days:ReplicaJobSession",
    ];

    /// <summary>Faults of one family each, where the lines of the suite that ask one family are many and only one of them sees
    /// it.</summary>
    public static IReadOnlyList<Fault> OfOneFamily => [.. NamesOfOneFamily.Select(Find)];

    /// <summary>What stands between a fault and the family to which it is limited.</summary>
    public const char FamilySign = FamilyFault.Sign;

    /// <summary>The areas of faults that can be limited to one family.</summary>
    public static IReadOnlyList<string> FamilyAreas => FamilyFault.Areas;

    /// <summary>Why a name cannot be used with these families; null if it can.</summary>
    /// <param name="name">A fault, or <c>FAULT:FAMILY</c> for one family of resources.</param>
    /// <param name="families">The types of the contract.</param>
    public static string? Unusable(string name, IEnumerable<string> families)
    {
        var parts = name.Split(FamilyFault.Sign, 2);
        return All.FirstOrDefault(fault => fault.Name == parts[0]) is not { } fault ? $"There is no fault \"{parts[0]}\".{Suggestion.For(parts[0], All.Select(known => known.Name))}"
            : parts is [_] ? null
            : !FamilyFault.Areas.Contains(fault.Area) ? $"The fault {fault.Name} is not of one family: {fault.Area} is the same for all. Leave out \"{FamilyFault.Sign}{parts[1]}\"."
            : families.ToList() is var known && !known.Contains(parts[1], StringComparer.Ordinal) ? $"There is no family \"{parts[1]}\".{Suggestion.For(parts[1], known)}"
            : null;
    }

    /// <summary>The behaviour with all these faults applied in turn.</summary>
    /// <exception cref="ArgumentException">A name is not known; the message names the nearest.</exception>
    public static EmulatorBehaviour Combine(IEnumerable<string> names, EmulatorBehaviour behaviour) =>
        names.Aggregate(behaviour, (changed, name) => Find(name).Apply(changed));

    private static Fault Find(string name) => name.Split(FamilyFault.Sign, 2) is [var of, var family] ? FamilyFault.Of(Find(of), family) : All.FirstOrDefault(fault => fault.Name == name)
        ?? throw new ArgumentException($"There is no fault \"{name}\".{Suggestion.For(name, All.Select(fault => fault.Name))}", nameof(name));
}
