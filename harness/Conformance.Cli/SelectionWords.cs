using System.CommandLine.Completions;
using Conformance.DataFiles;
using Conformance.Replay.Folders;

namespace Conformance.Cli;

/// <summary>What --select can be completed to: the scenarios, areas and requirements of the folder that the user stands
/// in.</summary>
internal static class SelectionWords
{
    /// <summary>The words; none if the data has faults, which every other command tells.</summary>
    public static IEnumerable<CompletionItem> Here()
    {
        try
        {
            // A shell waits for the answer; there is nothing else to do meanwhile.
            var rules = RulebookFolder.LoadAsync(ProjectFolder.Find(Environment.CurrentDirectory), null, CancellationToken.None).GetAwaiter().GetResult();
            return rules.Suite.Scenarios.Select(scenario => scenario.Id)
                .Concat(rules.Suite.Scenarios.Select(scenario => "area:" + scenario.Area).Distinct(StringComparer.Ordinal))
                .Concat(rules.Suite.Requirements.Keys.Select(id => "requirement:" + id))
                .Order(StringComparer.Ordinal).Select(word => new CompletionItem(word)).ToList();
        }
        catch (Exception exception) when (exception is DataException or DirectoryNotFoundException)
        {
            return [];
        }
    }
}
