using System.Globalization;
using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Judging.Checks;
using Conformance.Core.Scenarios;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Runs;

/// <summary>Replays one variant, step by step. Decides nothing about the answers.</summary>
internal sealed class VariantRunner(
    Sender sender, AgainSender again, Binder binder, RunOptions options, ApiContract contract, LogonSession? session, AccountRights rights)
{
    /// <summary>The documented window.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromDays(30);

    private static readonly Dictionary<string, string> BuiltIn = new(StringComparer.Ordinal)
    {
        ["garbage.token"] = "bm8tbG9nb24tZ2F2ZS10aGlzLXRva2Vu",
        ["unknown.id"] = "0badc0de-0000-4000-8000-00000badc0de",
        ["malformed.id"] = "99999",
    };

    /// <summary>Sends what the variant says.</summary>
    /// <returns>What is known of it, and how discovery broke on its behalf.</returns>
    public async Task<(VariantRecord Record, BrokenExchange? Broken)> RunAsync(Variant variant, CancellationToken cancellationToken)
    {
        var (bindings, notTested, at, fellBack) = await binder.BindAsync(variant, cancellationToken);
        if (notTested is null && session is null && variant.Scenario.Steps.Any(step => NeedsSession(step, variant)))
        {
            notTested = "the run has no logon session.";
        }

        var skipped = new Dictionary<string, string>(StringComparer.Ordinal);
        if (notTested is null)
        {
            notTested = await StepsAsync(variant, bindings, skipped, cancellationToken);
        }

        return (sender.OnPaper(new VariantRecord(variant.Id, bindings, notTested, skipped)
        {
            Discovery = at?.Url,
            FellBack = fellBack,
            Roles = rights.Roles,
            Unlinked = rights.Unlinked,
        }), at?.Broken);
    }

    /// <returns>Why the variant proves nothing; null if it was asked.</returns>
    private async Task<string?> StepsAsync(Variant variant, Dictionary<string, string> bindings, Dictionary<string, string> skipped, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        string Fill(string text) => Template.Fill(variant.Fill(text), name => bindings.GetValueOrDefault(name) ?? BuiltIn.GetValueOrDefault(name) ?? OfRun(name, answers));
        foreach (var step in variant.Scenario.Steps)
        {
            if (step is AdvanceStep advance)
            {
                (options.AdvanceClock ?? throw new InvalidOperationException("the plan let a clock step through to a target without one"))(advance.By);
                sender.Forget();
                continue;
            }

            if (step is PickStep pick)
            {
                Pick(pick, answers, Fill, bindings, skipped);
                continue;
            }

            foreach (var (id, request) in Requests(step, answers, Fill, skipped))
            {
                if (await SendAsync(variant, id, request, answers, skipped, cancellationToken) is not { } sent || step is not RequestStep { Capture: true } logon)
                {
                    continue;
                }

                // Who asked for a session is known whether or not one was given.
                bindings[$"{step.Id}.user"] = Fill(logon.Request.Auth) == AuthModes.Second ? options.Second!.User : options.User;
                if (sender.OpenedBy(sent) is { } opened)
                {
                    Bind(step.Id, opened, bindings);
                }
                else if (Fill(logon.Request.Auth) == AuthModes.Second && sent.Answer.Exchange.Response is { Status: 401 or 403 } response)
                {
                    return string.Create(
                        CultureInfo.InvariantCulture,
                        $"the logon of the second account was refused with {response.Status}. Check --second-user and the password in the variable of --second-password-env.");
                }
            }

            if (step is FollowPagesStep pages)
            {
                await PagesAsync(variant, pages, answers, Fill, skipped, cancellationToken);
            }
        }

        return null;
    }

    /// <summary>Names that stand for something of the run: the API version, and instants on both sides of the window's edge by
    /// the target's clock.</summary>
    private string? OfRun(string name, Dictionary<string, Answer> answers) => name switch
    {
        "api.version" => options.Facts.ApiVersion ?? "latest",
        "window.inside" => Before(answers, Window - WindowCheck.Inside),
        "window.outside" => Before(answers, Window + WindowCheck.Outside),
        _ => null,
    };

    private static string? Before(Dictionary<string, Answer> answers, TimeSpan age) => answers.Values.MinBy(answer => answer.Exchange.SentAt) is { Exchange.Response: not null } first
        ? (first.Now - age).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : null;

    private async Task<SentAnswer?> SendAsync(
        Variant variant, string id, RequestToSend request, Dictionary<string, Answer> answers, Dictionary<string, string> skipped, CancellationToken cancellationToken)
    {
        try
        {
            var sent = variant.NeedsOwnAnswers
                ? await sender.SendAsync(variant.Id, id, request, cancellationToken)
                : await sender.ReadAsync(variant.Id, id, request, cancellationToken);
            answers[id] = sent.Answer;
            again.Remember(variant.Id, id, request);
            return sent;
        }
        catch (Exception refused) when (refused is UnsafeRequestException or UnusableRequestException)
        {
            // A server can write any link; where it must not or cannot be followed, the check that needs it says so.
            skipped[id] = refused.Message;
            return null;
        }
    }

    /// <summary>Follows Next from page to page.</summary>
    private async Task PagesAsync(
        Variant variant, FollowPagesStep step, Dictionary<string, Answer> answers, Func<string, string> fill, Dictionary<string, string> skipped, CancellationToken cancellationToken)
    {
        var page = answers.GetValueOrDefault(step.From);
        for (var number = 1; number <= FollowPagesStep.Most && page is not null && PageLinks.Next(page, contract) is { } path; number++)
        {
            var request = RequestBuilder.Follow(path, step, fill, options, session?.Token);
            page = (await SendAsync(variant, SeveralStep.StepOf(step.Id, number), request, answers, skipped, cancellationToken))?.Answer;
        }
    }

    private void Pick(PickStep step, Dictionary<string, Answer> answers, Func<string, string> fill, Dictionary<string, string> bindings, Dictionary<string, string> skipped)
    {
        if (step.Field is null)
        {
            PickSize(step, answers, bindings, skipped);
            return;
        }

        var name = fill(step.Field);
        if (answers.TryGetValue(step.From, out var from) && from.Body is { } body && ResourceRules.Of(from, contract) is { } resource
            && ResourceRules.FieldOf(resource, name) is { } field && FieldValues.Middle(body, field, resource) is { } value)
        {
            bindings[$"{step.Id}.value"] = value;
            bindings[$"{step.Id}.literal"] = FieldValues.Literal(value);
            return;
        }

        skipped[step.Id] = $"nothing that {step.From} lists shows a {name}.";
    }

    private static void PickSize(PickStep step, Dictionary<string, Answer> answers, Dictionary<string, string> bindings, Dictionary<string, string> skipped)
    {
        var members = answers.GetValueOrDefault(step.From)?.Body?.Resources.Count ?? 0;
        if (PickStep.PageSize(members) is { } size)
        {
            bindings[$"{step.Id}.value"] = size.ToString(CultureInfo.InvariantCulture);
            return;
        }

        skipped[step.Id] = $"{step.From} lists fewer than two members, which make one page.";
    }

    /// <summary>What a step sends, each request with the step of its exchange; what cannot be sent is added to
    /// <paramref name="skipped"/>.</summary>
    private List<(string Id, RequestToSend Request)> Requests(
        Step step, Dictionary<string, Answer> answers, Func<string, string> fill, Dictionary<string, string> skipped)
    {
        if (step is FollowPagesStep)
        {
            return [];
        }

        if (step is not FollowEachStep each)
        {
            return One(step.Id, () => Request(step, answers, fill));
        }

        var links = answers.TryGetValue(each.From, out var from) ? ReadableLinks.Of(from, each, contract) : [];
        if (links.Count == 0)
        {
            skipped[step.Id] = $"the answer to {each.From} has no links{(each.To is null ? "" : $" to {each.To}")} to follow.";
        }

        return [.. links.SelectMany((link, index) => One(
            SeveralStep.StepOf(step.Id, index + 1), () => RequestBuilder.Follow(WithFormat(contract.BelowBase(link.Href!)!, each.Format), each, fill, options, session?.Token)))];

        List<(string, RequestToSend)> One(string id, Func<RequestToSend> build)
        {
            try
            {
                return [(id, build())];
            }
            catch (KeyNotFoundException unbound)
            {
                skipped[id] = $"{skipped.Values.FirstOrDefault()?.TrimEnd('.') ?? unbound.Message}.";
                return [];
            }
        }
    }

    private static string WithFormat(string path, string? format) =>
        format is null || path.Contains("format=", StringComparison.OrdinalIgnoreCase) ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format={format}";

    private RequestToSend Request(Step step, Dictionary<string, Answer> answers, Func<string, string> fill) => step switch
    {
        RequestStep request => RequestBuilder.Build(request.Request, fill, options, session?.Token),
        FollowStep follow => RequestBuilder.Follow(Target(follow, answers), follow, fill, options, session?.Token),
        _ => throw new InvalidOperationException($"there is no such step as {step.GetType().Name}"),
    };

    /// <summary>Where a link leads, below the base: the host that a server names is its own affair, the token goes only to the
    /// target.</summary>
    private string Target(FollowStep follow, Dictionary<string, Answer> answers)
    {
        var links = answers.GetValueOrDefault(follow.From)?.Body?.Resources.SelectMany(resource => resource.Links) ?? [];
        var link = links.FirstOrDefault(link => link.Rel == follow.Rel && (follow.Type is null || link.Type == follow.Type) && link.Href is not null)
            ?? throw new KeyNotFoundException($"the answer to {follow.From} has no link Rel {follow.Rel}{(follow.Type is null ? "" : $" and Type {follow.Type}")} to follow");
        return contract.BelowBase(link.Href!) ?? throw new KeyNotFoundException($"the link Rel {follow.Rel} leads outside the API: {link.Href}");
    }

    private void Bind(string step, LogonSession opened, Dictionary<string, string> bindings)
    {
        bindings[$"{step}.token"] = opened.Token;
        if (opened.Url is { } url)
        {
            bindings[$"{step}.path"] = url[sender.BaseUrl.Length..];
        }
    }

    private static bool NeedsSession(Step step, Variant variant) => step switch
    {
        RequestStep request => AuthModes.NeedsSession(variant.Fill(request.Request.Auth)),
        LinkStep follow => AuthModes.NeedsSession(variant.Fill(follow.Auth)),
        _ => false,
    };
}
