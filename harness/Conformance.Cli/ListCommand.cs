using System.CommandLine;
using System.Globalization;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Core.Scenarios.Depths;
using Conformance.Replay.Folders;
using Conformance.Runs;
using Conformance.Runs.Configuration;

namespace Conformance.Cli;

/// <summary><c>conform list</c>: scenarios, variants, requirements, operations, requests.</summary>
internal static class ListCommand
{
    /// <summary>As many as a line can hold of what covers a requirement.</summary>
    private const int Shown = 5;

    /// <summary>Stands where no live target is named.</summary>
    private const string ExampleBase = "https://em.example.com:9398/api";

    public static Command Create(CallerPlace place)
    {
        var options = new RunOptionsBinding();
        var variants = new Option<bool>("--variants") { Description = "Every variant's id." };
        var requirements = new Option<bool>("--requirements") { Description = "The requirement catalogue, with what covers each." };
        var requests = new Option<bool>("--requests") { Description = "What would be sent." };
        var http = new Option<bool>("--http") { Description = "With --requests: as a .http file, which editors send one by one." };
        var operations = new Option<bool>("--operations") { Description = "Every documented operation, with what covers each." };
        var command = new Command("list", "Shows scenarios, variants, requirements, operations or requests. Sends nothing.") { variants, requirements, operations, requests, http };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var prepared = await Prepared.ReadAsync(RunRequestReader.ReadOne(await options.ReadAsync(parsed, place, cancellationToken), needsAccount: false), ProjectFolder.Find(place.Current), cancellationToken);
            var writer = place.Terminal.Out;
            if (parsed.GetValue(http))
            {
                if (!parsed.GetValue(requests))
                {
                    throw new UsageException("--http is a form of --requests. Give both.");
                }

                await HttpFile.WriteAsync(prepared.Plan, prepared.Request.IsEmbedded ? ExampleBase : prepared.Request.Target.TrimEnd('/'), writer);
            }
            else if (parsed.GetValue(requests))
            {
                await RequestListing.WriteAsync(prepared.Plan, writer);
            }
            else if (parsed.GetValue(requirements))
            {
                await RequirementsAsync(prepared, writer);
            }
            else if (parsed.GetValue(operations))
            {
                await OperationListing.WriteAsync(DocumentedOperations.Of(prepared.Rules.Contract, prepared.Plan.Variants), writer);
            }
            else if (parsed.GetValue(variants))
            {
                await writer.WriteAsync(string.Concat(prepared.Plan.Variants.Select(variant => variant.Id + "\n")));
            }
            else
            {
                await ScenariosAsync(prepared, writer);
            }

            return ExitCodes.Conformant;
        });
        return command;
    }

    private static async Task ScenariosAsync(Prepared prepared, TextWriter writer)
    {
        var scenarios = prepared.Plan.Variants.GroupBy(variant => variant.Scenario.Id, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        var width = scenarios.Max(group => group.Key.Length);
        foreach (var group in scenarios)
        {
            await writer.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{group.Key.PadRight(width)}  {group.Count(),4}  {group.First().Scenario.Title}\n"));
        }

        await writer.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{Counted.Of(scenarios.Count, "scenario")}, {Counted.Of(prepared.Plan.Variants.Count, "variant")}, {prepared.Plan.Excluded.Count} left out{Depth(prepared)}\n"));
    }

    /// <summary>What a depth takes out of what is selected, and how many requests are left.</summary>
    private static string Depth(Prepared prepared)
    {
        var below = prepared.Request.Depth == RunDepth.Full ? ""
            : string.Create(CultureInfo.InvariantCulture, $", {prepared.Plan.BelowDepth:N0} below depth {prepared.Request.Depth.Word()}");
        return below + string.Create(CultureInfo.InvariantCulture, $", about {new PlannedRequests(prepared.Rules.Contract).Count(prepared.Plan.Variants):N0} requests");
    }

    private static async Task RequirementsAsync(Prepared prepared, TextWriter writer)
    {
        var suite = prepared.Rules.Suite;
        var covered = prepared.Plan.Variants.SelectMany(variant => Coverage.Named(variant).Select(id => (id, variant.Scenario.Id)))
            .Distinct().ToLookup(pair => pair.id, pair => pair.Item2, StringComparer.Ordinal);
        var everywhere = suite.Everywhere.Select(expectation => expectation.Requirement).ToHashSet(StringComparer.Ordinal);
        foreach (var requirement in suite.Requirements.Values.OrderBy(requirement => requirement.Id, StringComparer.Ordinal))
        {
            var by = covered[requirement.Id].Order(StringComparer.Ordinal).Concat(everywhere.Contains(requirement.Id) ? ["every answer"] : []).ToList();
            await writer.WriteAsync($"{requirement.Id,-9} {requirement.Level.ToString().ToLowerInvariant(),-11} {requirement.Statement}  [{requirement.Source}]\n");
            await writer.WriteAsync($"          {(by.Count == 0 ? "covered by nothing" : string.Join(", ", by.Take(Shown)) + (by.Count > Shown ? $" and {by.Count - Shown} more" : ""))}\n");
        }
    }
}
