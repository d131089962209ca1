using System.Globalization;
using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Recordings;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;
using Conformance.Replay.Runs;

namespace Conformance.Runs;

/// <summary>GETs of paths that no scenario names, sent through a replayer as scenarios of one step.</summary>
internal sealed class Asked(Rulebook rules, Replayer replayer)
{
    private const string Prefix = "recording/";

    private readonly Dictionary<(string Path, string Accept), string> ids = [];
    private Dictionary<string, Exchange> exchanges = [];

    /// <summary>Every path that was asked, with its answer, in the order asked.</summary>
    public IEnumerable<(string Path, Answer Answer)> Answers =>
        ids.Keys.Select(key => (key.Path, Answer: AnswerTo(key))).Where(pair => pair.Answer is not null).Select(pair => (pair.Path, pair.Answer!));

    /// <summary>Path and Accept of an exchange; null if it left the API.</summary>
    public (string Path, string Accept)? KeyOf(Exchange exchange) => rules.Contract.BelowBase(exchange.Request.Url) is { } path
        ? (path, exchange.Request.Headers.First("Accept") ?? RequestTemplate.Absent) : null;

    /// <summary>The GET for one entity; null if the contract has no path for it.</summary>
    public (string Path, string Accept)? ItemKey(EntityIdentity identity) =>
        rules.Contract.Resources[identity.Type].Paths.FirstOrDefault(path => path is { Kind: PathKind.Item, Parent: null }) is { } item
        ? ($"{item.Template.Replace("{ID}", identity.Id, StringComparison.Ordinal)}?format=Entity", RequestTemplate.Absent) : null;

    /// <summary>What a path asks for, or null.</summary>
    public Operation? OperationOf(string path) => rules.Contract.Match(path)?.Operation;

    /// <summary>The answer to a request of <see cref="SendAsync"/>, or null.</summary>
    public Answer? AnswerTo((string Path, string Accept) key) =>
        ids.TryGetValue(key, out var id) && exchanges.TryGetValue(id, out var exchange) ? Answer(exchange) : null;

    /// <summary>An exchange as checks see it.</summary>
    public Answer Answer(Exchange exchange) => new(exchange, rules.Mapping);

    /// <summary>Sends GETs, each once however often it is asked for.</summary>
    public async Task SendAsync(IReadOnlyList<(string Path, string Accept)> keys, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var variants = new List<Variant>();
        foreach (var key in keys.Where(key => !ids.ContainsKey(key)))
        {
            var id = ids[key] = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{ids.Count}");
            variants.Add(Variant(id, key.Path, key.Accept));
        }

        await replayer.ReplayAsync(variants, progress, cancellationToken);
        exchanges = replayer.Record.Exchanges.Where(exchange => exchange.Variant.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(exchange => exchange.Variant, StringComparer.Ordinal);
    }

    private static Variant Variant(string id, string path, string accept)
    {
        var place = new DataPlace(id, 0, 0);
        var step = new RequestStep("get", new RequestTemplate("GET", path, [], AuthModes.Header, accept, [], null), Capture: false, place);
        return new Variant(id, new Scenario(id, path, "recording", [], [step], [], [], [], place), new Dictionary<string, AxisValue>());
    }
}
