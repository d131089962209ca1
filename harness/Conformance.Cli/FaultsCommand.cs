using System.CommandLine;
using System.Text;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Emulator.Faults;
using Conformance.Emulator.Styles;
using Conformance.Replay.Folders;

namespace Conformance.Cli;

/// <summary><c>conform faults</c>: the ways in which the emulator can be wrong, and those in which it can lawfully
/// differ.</summary>
internal static class FaultsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CallerPlace place)
    {
        var command = new Command("faults", "Lists the emulator's faults by area, and its lawful styles.");
        command.SetAction(async (_, cancellationToken) =>
        {
            var rules = await RulebookFolder.LoadAsync(ProjectFolder.Find(place.Current), null, cancellationToken);
            await place.Terminal.Out.WriteAsync(Text(id => rules.Suite.Requirements.TryGetValue(id, out var requirement) ? requirement.Level : RequirementLevel.Documented));
            return ExitCodes.Conformant;
        });
        return command;
    }

    /// <summary>The list. A fault that breaks no requirement which a verdict rests on is marked: a run with it warns, or stays
    /// conformant.</summary>
    private static string Text(Func<string, RequirementLevel> level)
    {
        var text = new StringBuilder();
        var width = FaultCatalogue.All.Select(fault => fault.Name).Concat(StyleCatalogue.All.Select(style => style.Name)).Max(name => name.Length);
        foreach (var area in FaultCatalogue.All.GroupBy(fault => fault.Area))
        {
            text.Append(area.Key).Append('\n');
            foreach (var fault in area)
            {
                text.Append("  ").Append(fault.Name.PadRight(width)).Append("  ").Append(fault.Requirement.PadRight(9)).Append(fault.What).Append(level(fault.Requirement) switch
                {
                    RequirementLevel.Unspecified => " (only the behaviour profile changes)",
                    RequirementLevel.Observed => " (a warning)",
                    _ => "",
                }).Append('\n');
            }
        }

        text.Append("one family\n  NAME").Append(FaultCatalogue.FamilySign).Append("FAMILY limits a fault of ")
            .AppendJoin(", ", FaultCatalogue.FamilyAreas).Append(" to resources of one type, as in nested-capped:RestorePoint\n");
        text.Append("styles (lawful)\n");
        foreach (var style in StyleCatalogue.All)
        {
            text.Append("  ").Append(style.Name.PadRight(width)).Append("  ").Append(style.What).Append(' ').Append(style.Why).Append('\n');
        }

        return text.ToString();
    }
}
