using System.CommandLine;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Replay.Folders;

namespace Conformance.Cli;

/// <summary><c>conform check</c>: is the data sound? Needs no target.</summary>
internal static class CheckCommand
{
    public static Command Create(CallerPlace place)
    {
        var scenarios = new Option<string?>("--scenarios") { Description = "A scenarios folder of your own." };
        var examples = new Option<string?>("--examples") { Description = "A folder with answers from the documentation: says where they and the contract disagree." };
        var pages = new Option<string?>("--pages") { Description = "The folder docs/em_rest of the vendor's pages: says where they and the contract disagree." };
        var waivers = new Option<string?>("--waivers") { Description = "A file of known deviations, instead of scenarios/waivers.yaml." };
        var fixtures = new Option<string?>("--fixtures") { Description = "A fixtures folder of your own, with bodies and worlds." };
        var command = new Command("check", "Checks scenario, fixture, contract, world and waiver data. Needs no target.") { scenarios, fixtures, waivers, examples, pages };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var project = ProjectFolder.Find(place.Current);
            var folder = parsed.GetValue(scenarios) is { } own ? Path.GetFullPath(own, place.Current) : null;
            var bodies = parsed.GetValue(fixtures) is { } given ? Path.GetFullPath(given, place.Current) : null;
            var rules = await RulebookFolder.LoadAsync(project.WithBodiesOf(bodies), folder, cancellationToken);
            var file = parsed.GetValue(waivers) is { } path ? Path.GetFullPath(path, place.Current) : null;
            var known = await WaiverFolder.LoadAsync(project, folder, file, rules.Suite, cancellationToken);
            var worlds = await WorldFolder.CheckAsync(project, bodies ?? project.Fixtures, rules.Contract, TimeProvider.System.GetUtcNow(), cancellationToken);
            // A run goes by the project's standard world, whatever worlds fixtures of the user's own bring.
            var standard = await WorldFolder.LoadAsync(project, null, rules.Contract, TimeProvider.System.GetUtcNow(), cancellationToken);
            SuiteWorldCheck.Check(rules.Suite, standard);
            var variants = rules.Suite.Scenarios.Sum(scenario => Variant.Of(scenario).Count());
            await place.Terminal.Out.WriteAsync(
                $"sound: {Counted.Of(rules.Suite.Scenarios.Count, "scenario")} with {Counted.Of(variants, "variant")}, {Counted.Of(rules.Suite.Requirements.Count, "requirement")}, {Counted.Of(rules.Contract.Resources.Count, "resource")}, {Counted.Of(worlds.Sum(world => world.Entities.Count), "entity", "entities")} in worlds: {string.Join(", ", worlds.Select(world => world.Name))}; {Counted.Of(known.Count, "waiver")}\n");
            if (rules.Suite.Everywhere.Count == 0)
            {
                await place.Terminal.Out.WriteAsync("no everywhere.yaml: nothing is asked of every answer, only what each scenario asks for\n");
            }

            var code = parsed.GetValue(examples) is { } shown
                ? await ExamplesCheck.RunAsync(Path.GetFullPath(shown, place.Current), rules, place.Terminal.Out, cancellationToken)
                : ExitCodes.Conformant;
            return parsed.GetValue(pages) is { } read
                ? Math.Max(code, await PagesCheck.RunAsync(Path.GetFullPath(read, place.Current), rules, place.Terminal.Out, cancellationToken))
                : code;
        });
        return command;
    }
}
