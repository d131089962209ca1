using System.Collections.Concurrent;
using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Runs;

/// <summary>
/// Asks requests of variants once more, back to back, so that the judge can tell whether data moved between them. Knows the
/// requests of a
/// live target's variants; what is no GET is never sent again.
/// </summary>
/// <param name="sender">What sends.</param>
/// <param name="options">How the run reaches its target.</param>
/// <param name="contract">The API's resources, for the links of pages.</param>
internal sealed class AgainSender(Sender sender, RunOptions options, ApiContract contract)
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, RequestToSend>> sent = new(StringComparer.Ordinal);

    /// <summary>Remembers a request.</summary>
    /// <param name="variant">The variant that sent it.</param>
    /// <param name="step">The step of its exchange.</param>
    /// <param name="request">The request.</param>
    public void Remember(string variant, string step, RequestToSend request)
    {
        if (!options.Facts.Embedded)
        {
            sent.GetOrAdd(variant, _ => new(StringComparer.Ordinal))[step] = request;
        }
    }

    /// <summary>Asks again.</summary>
    /// <param name="asked">What, in this order.</param>
    /// <param name="owner">The variant that it is asked for, which holds the bodies that come.</param>
    /// <param name="planned">The variants of the run, by id.</param>
    /// <param name="cancellationToken">Ends it; what came until then is lost, and nothing is settled.</param>
    /// <returns>What came, redacted; empty if one of the requests cannot be sent again.</returns>
    public async Task<IReadOnlyList<Exchange>> SendAsync(
        IReadOnlyList<AskedAgain> asked, string owner, IReadOnlyDictionary<string, Variant> planned, CancellationToken cancellationToken)
    {
        var came = new List<Exchange>();
        foreach (var again in asked)
        {
            var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
            foreach (var step in planned[again.Variant].Scenario.Steps.Where(step => again.Steps.Contains(step.Id, StringComparer.Ordinal)))
            {
                if (!await StepAsync((again, owner), step, answers, came, cancellationToken))
                {
                    return [];
                }
            }
        }

        return came;
    }

    private async Task<bool> StepAsync((AskedAgain Asked, string Owner) again, Step step, Dictionary<string, Answer> answers, List<Exchange> came, CancellationToken cancellationToken)
    {
        if (!sent.TryGetValue(again.Asked.Variant, out var known))
        {
            return false;
        }

        if (step is not FollowPagesStep pages)
        {
            var requests = known.Where(pair => SeveralStep.IdOf(pair.Key) == step.Id).OrderBy(pair => SeveralStep.IsOne(pair.Key) ? SeveralStep.NumberOf(pair.Key) : 0).ToList();
            foreach (var (id, request) in requests)
            {
                if (request.Method is not "GET" || await OneAsync(again, id, request, answers, came, cancellationToken) is null)
                {
                    return false;
                }
            }

            return requests.Count > 0;
        }

        // A list that grew may have a page more than it had.
        var like = known.GetValueOrDefault(SeveralStep.StepOf(pages.Id, 1)) ?? known.GetValueOrDefault(pages.From);
        var page = answers.GetValueOrDefault(pages.From);
        for (var number = 1; number <= FollowPagesStep.Most && like is not null && page is not null && PageLinks.Next(page, contract) is { } path; number++)
        {
            page = await OneAsync(again, SeveralStep.StepOf(pages.Id, number), like with { Url = RequestBuilder.Url(options, path) }, answers, came, cancellationToken);
        }

        return page is not null;
    }

    private async Task<Answer?> OneAsync(
        (AskedAgain Asked, string Owner) again, string id, RequestToSend request, Dictionary<string, Answer> answers, List<Exchange> came, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await sender.SendAsync(again.Asked.Variant, AgainStep.StepOf(id, again.Asked.Across), request with { Owner = again.Owner }, cancellationToken);
            came.Add(answer.Exchange.Kept);
            return answers[id] = answer.Answer;
        }
        catch (Exception refused) when (refused is UnsafeRequestException or UnusableRequestException)
        {
            // A link of a page that came again; nothing is settled then, which the judge says.
            return null;
        }
    }
}
