using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Judging.Shipped;
using Conformance.Core.Reports;
using Conformance.Core.Results.Claims;
using Conformance.Core.Results.Waivers;
using Conformance.Core.Scenarios;
using Conformance.Core.Scenarios.Depths;
using Conformance.Replay.Folders;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;

namespace Conformance.Runs;

/// <summary>A run that is read and planned, with nothing sent yet.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Project">Where the data is.</param>
/// <param name="Rules">What the judge goes by.</param>
/// <param name="Plan">What would be sent.</param>
public sealed record Prepared(RunRequest Request, ProjectFolder Project, Rulebook Rules, Plan Plan)
{
    /// <summary>
    /// All that is selected and applies to the target, before the depth and the shard take their part: what the target's version
    /// lacks is made up for by
    /// something else. Null at full depth.
    /// </summary>
    public Plan? Whole { get; init; }

    /// <summary>What may be sent, before the entry point tells which versions the target has.</summary>
    internal IReadOnlyList<Variant> Possible => (Whole ?? Plan).Variants;

    /// <summary>Where the run is written while it goes; null to keep it in memory only.</summary>
    public RunJournal? Journal { get; init; }

    /// <summary>Known deviations that are accepted for a while.</summary>
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    /// <summary>What the target claims; null for everything.</summary>
    public Capabilities? Capabilities { get; init; }

    /// <summary>The schema of the user's own installation, to report what disagrees with it; null for none.</summary>
    public ShippedSchema? Schema { get; init; }

    /// <summary>The run against a target whose entry point was read: its version decides what is sent and asked.</summary>
    /// <param name="listed">The versions that the entry point lists; empty if it lists none.</param>
    internal Prepared At(IReadOnlyList<string> listed)
    {
        var request = Request with { NewestVersion = listed.Aggregate((string?)null, EntryPoint.Newer) };
        var whole = Whole?.At(request.Facts, listed);
        var plan = whole is null ? Plan.At(request.Facts, listed) : whole == Whole ? Plan : AtDepth(whole, request, Rules);
        return this with { Request = request, Rules = Rules.AskedOf(request.Facts.Version), Plan = plan, Whole = whole };
    }

    /// <summary>Where the files are that reports point at, for somebody who stands in a folder.</summary>
    /// <param name="current">The folder, absolute.</param>
    public SourceFolders SourcesFor(string current) => SourceFolders.Of(current, Path.TrimEndingDirectorySeparator(Request.Scenarios ?? Project.Scenarios));

    /// <summary>The run as it is known before anything is asked: which versions the emulator inside lists, nobody has to
    /// ask.</summary>
    public Prepared Foreseen => Request.IsEmbedded ? At(ListedInside(Rules)) : this;

    private static List<string> ListedInside(Rulebook rules) => [.. rules.Contract.AsOf(rules.Contract.Versions[^1].Name).Versions.Select(version => version.Name)];

    /// <summary>The versions that the entry point listed when the run was opened; empty if it was not opened yet, or lists
    /// none.</summary>
    internal IReadOnlyList<string> ListedTo(IExchangeCollection exchanges) => EntryPoint.Listed(exchanges.SentBy(SessionKeeper.Variant), Rules.Mapping, Rules.Contract);

    /// <summary>Reads the data and plans the run.</summary>
    /// <exception cref="DataFiles.DataException">Something is wrong in a data file.</exception>
    /// <exception cref="SelectionException">Nothing is selected.</exception>
    public static async Task<Prepared> ReadAsync(RunRequest request, ProjectFolder project, CancellationToken cancellationToken)
    {
        project = project.WithBodiesOf(request.Fixtures);
        var rules = await RulebookFolder.LoadAsync(project, request.Scenarios, cancellationToken);
        rules = request.IsEmbedded ? rules : rules.At(TargetUrl.Parse(request.Target).Path.TrimEnd('/'));
        var whole = Plan.Of(rules.Suite, request.Selection, request.Facts);
        return (await OfAsync(request, project, rules, whole, cancellationToken)).For(request, whole);
    }

    /// <summary>The same data for another run.</summary>
    /// <param name="request">What is asked for: the same scenarios, and the same files of the user's own.</param>
    /// <exception cref="SelectionException">Nothing is selected.</exception>
    public Prepared For(RunRequest request) => For(request, Plan.Of(Rules.Suite, request.Selection, request.Facts));

    private Prepared For(RunRequest request, Plan whole)
    {
        if (request.Depth == RunDepth.Full)
        {
            return this with { Request = request, Plan = request.Shard?.Of(whole) ?? whole, Whole = null };
        }

        // Which versions the emulator inside lists, nobody has to ask: so nothing is chosen that it is not asked.
        whole = request.IsEmbedded ? whole.At((request with { NewestVersion = ListedInside(Rules)[^1] }).Facts, ListedInside(Rules)) : whole;
        return this with { Request = request, Plan = AtDepth(whole, request, Rules), Whole = whole };
    }

    private static Plan AtDepth(Plan whole, RunRequest request, Rulebook rules)
    {
        var plan = DepthSelection.Of(whole, request.Depth, rules.Suite, rules.Contract, request.Facts);
        return request.Shard?.Of(plan) ?? plan;
    }

    /// <summary>The same with rules and a plan that are known.</summary>
    internal static async Task<Prepared> OfAsync(RunRequest request, ProjectFolder project, Rulebook rules, Plan plan, CancellationToken cancellationToken) => new(request, project, rules, plan)
    {
        Waivers = await WaiverFolder.LoadAsync(project, request.Scenarios, request.Waivers, rules.Suite, cancellationToken),
        Capabilities = await CapabilitiesFolder.LoadAsync(project, request.Capabilities, rules.Contract, cancellationToken),
        Schema = request.Xsd is { } file ? await ShippedSchemaFile.ReadAsync(file, rules.Contract, cancellationToken) : null,
    };
}
