using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Recordings;
using Conformance.Core.Scenarios;
using Conformance.Replay.Runs;

namespace Conformance.Runs;

/// <summary>Sends each GET of a plan twice, and fetches what the world of the answers needs besides.</summary>
public static class Recorder
{
    private const string AsEntity = "format=Entity";

    private static readonly string[] PlainAccepts = [RequestTemplate.Absent, "application/xml", "application/json"];

    /// <summary>Records.</summary>
    /// <param name="prepared">What is selected; only variants that send nothing but GETs are recorded.</param>
    /// <param name="time">The clock of limits and times.</param>
    /// <param name="progress">Told after each request; may be null.</param>
    /// <param name="cancellationToken">Ends the recording; nothing is kept then.</param>
    /// <exception cref="SelectionException">No selected variant sends GETs only.</exception>
    public static async Task<RecordedRun> RecordAsync(
        Prepared prepared, TimeProvider time, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var variants = prepared.Plan.Variants.Where(OnlyGets).ToList();
        if (variants.Count == 0)
        {
            throw new SelectionException("nothing that is selected sends GETs only, and only these are recorded. `conform list --requests` shows what is sent.");
        }

        var run = new RecordedRun(time.GetUtcNow(), new RecordedWorld(prepared.Rules.Contract));
        var target = await OpenTarget.OpenAsync(prepared, time, cancellationToken);
        await using (target)
        {
            if ((run.Cause = target.Replayer.Cause) is null)
            {
                await RecordAsync(run, target, variants, prepared, progress, cancellationToken);
            }
        }

        run.SessionsLeft = target.Replayer.Record.SessionsLeft;
        return run;
    }

    private static async Task RecordAsync(
        RecordedRun run, OpenTarget target, IReadOnlyList<Variant> variants, Prepared prepared, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        await target.Replayer.ReplayAsync(variants, progress, cancellationToken);
        var asked = new Asked(prepared.Rules, target.Replayer);
        var firsts = Firsts(target.Replayer.Record.Exchanges, variants, asked, run);
        await asked.SendAsync([.. firsts.Keys.Concat(firsts.Keys.Select(key => Entities(key, prepared.Rules.Contract)).OfType<(string, string)>()).Distinct()], progress, cancellationToken);
        run.Recordings = [.. firsts.Where(first => Pair(first.Key, first.Value, asked, run)).Select(first =>
            new Recording(first.Key.Path, first.Key.Accept, first.Value, asked.AnswerTo(first.Key)!))];
        await CompleteAsync(run.World, firsts, asked, cancellationToken);
        run.Cause = target.Replayer.Cause;
    }

    private static bool OnlyGets(Variant variant) => !Plan.MovesClock(variant)
        && variant.Scenario.Steps.All(step => step is FollowStep || (step is RequestStep request && variant.Fill(request.Request.Method) == "GET"));

    /// <summary>The first good answer to each path and Accept; what cannot be recorded is said.</summary>
    private static Dictionary<(string Path, string Accept), Answer> Firsts(
        IEnumerable<Exchange> exchanges, IReadOnlyList<Variant> variants, Asked asked, RecordedRun run)
    {
        var ids = variants.Select(variant => variant.Id).ToHashSet(StringComparer.Ordinal);
        var firsts = new Dictionary<(string, string), Answer>();
        foreach (var exchange in exchanges.Where(exchange => ids.Contains(exchange.Variant) && exchange.Request.Method == "GET"))
        {
            var answer = asked.Answer(exchange);
            if (asked.KeyOf(exchange) is { } key && PlainAccepts.Contains(key.Accept) && !firsts.ContainsKey(key) && IsGood(answer))
            {
                if (asked.OperationOf(key.Path) is not { } operation)
                {
                    run.LeaveOut(key.Path, "the contract does not know the path");
                }
                else if (operation.Resource.Type == ApiContract.LogonSessionType)
                {
                    run.LeaveOut(key.Path, "it shows logon sessions, which every run changes");
                }
                else
                {
                    firsts[key] = answer;
                }
            }
        }

        return firsts;
    }

    private static bool Pair((string Path, string Accept) key, Answer first, Asked asked, RecordedRun run)
    {
        if (asked.AnswerTo(key) is { } second && IsGood(second) && second.Document!.Format == first.Document!.Format)
        {
            return true;
        }

        run.LeaveOut(key.Path, "the second answer is of another kind than the first");
        return false;
    }

    /// <summary>The same path as entities, if it was asked for references; they are what a world is made of.</summary>
    private static (string, string)? Entities((string Path, string Accept) key, ApiContract contract) =>
        contract.Match(key.Path) is { Operation.Resource.Key: true } && !key.Path.Contains('?', StringComparison.Ordinal)
            ? ($"{key.Path}?{AsEntity}", RequestTemplate.Absent) : null;

    /// <summary>Collections come first, so that the world has the order of the server; then what is referred to and was not
    /// seen.</summary>
    private static async Task CompleteAsync(
        RecordedWorld world, Dictionary<(string Path, string Accept), Answer> firsts, Asked asked, CancellationToken cancellationToken)
    {
        var answers = firsts.Select(first => (first.Key.Path, Answer: first.Value)).Concat(asked.Answers)
            .Select(pair => (Operation: asked.OperationOf(pair.Path), pair.Answer))
            .Where(pair => pair.Operation is not null && IsGood(pair.Answer))
            .OrderBy(pair => pair.Operation!.Path.Kind);
        foreach (var (operation, answer) in answers)
        {
            world.Add(answer, operation!.Resource);
        }

        while (world.Missing is { Count: > 0 } missing)
        {
            var keys = missing.ToDictionary(identity => identity, asked.ItemKey);
            await asked.SendAsync([.. keys.Values.OfType<(string, string)>()], null, cancellationToken);
            foreach (var (identity, key) in keys)
            {
                if (key is { } one && asked.AnswerTo(one) is { } answer && IsGood(answer))
                {
                    world.Add(answer, asked.OperationOf(one.Item1)!.Resource);
                }

                // Also if it answered as something else: it was asked for once.
                world.IsGone(identity);
            }
        }
    }

    private static bool IsGood(Answer answer) => answer.Exchange.Response is { Status: 200 } && answer.Document is not null && answer.Body is not null;
}
