using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Mutations.Editing;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Mutations.Operators;

/// <summary>A link leads to the right resource in the wrong form: its Href, wherever the variant's answers state it, and the
/// answer that was found there change together.</summary>
internal static class FollowOperators
{
    public static IReadOnlyList<Operator> All { get; } = [new("link-other-form", OtherForm)];

    private static IEnumerable<Mutation> OtherForm(Scene scene)
    {
        if (Followed(scene) is not { } follow || !scene.IsSuccess || scene.Answer.Body is not { } body || scene.Evidence.Answer(follow.From) is not { Document: not null } from)
        {
            yield break;
        }

        var other = scene.All.FirstOrDefault(other => PathOf(other) == PathOf(scene.Answer) && other.Response.Status == scene.Response.Status
            && other.Document?.Format == scene.Answer.Document!.Format && other.Body!.Root != body.Root);
        if (other is null || (follow is FollowEachStep && !IsMeant(scene, from, other)))
        {
            yield break;
        }

        var relinked = follow is FollowEachStep ? [from] : scene.Evidence.Answers.Where(answer => answer != scene.Answer && answer.Document is not null);
        var ruling = Ruling.Breach(scene.AskedByName("root").Concat(scene.AskedByName("leads-to:type")).Concat(scene.IsSaidTwice ? scene.Relations("same-information") : []));
        yield return scene.Change("link-other-form", "link", $"the link leads to {other.Body!.Root}", ruling, response => response) with
        {
            Apply = () =>
            [
                .. relinked.Select(answer => answer.Exchange with
                {
                    Response = Relinked(answer.Response, BodyTree.Read(answer.Response.Body, answer.Document!.Format, scene.Evidence.Mapping), scene.Exchange.Request.Url, other.Exchange.Request.Url),
                }),
                scene.Exchange with { Request = scene.Exchange.Request with { Url = other.Exchange.Request.Url }, Response = other.Response },
            ],
        };
    }

    /// <summary>The step that led here; null if no link did, or one from page to page.</summary>
    private static LinkStep? Followed(Scene scene) => scene.Evidence.Variant.Scenario.Steps
        .FirstOrDefault(step => step.Id == SeveralStep.IdOf(scene.Step)) is LinkStep follow and not FollowPagesStep ? follow : null;

    /// <summary>Whether the link has a Type that means one form, and no page shows this Type on a link to the other
    /// form.</summary>
    private static bool IsMeant(Scene scene, Answer from, Answer other)
    {
        var type = BodyTree.Read(from.Response.Body, from.Document!.Format, scene.Evidence.Mapping).Parts
            .Where(part => part.Name == "Href" && part.Parent?.Child("Rel") is not null && Below(part.Text ?? "") == Below(scene.Exchange.Request.Url))
            .Select(part => part.Parent!.Child("Type")?.Text).FirstOrDefault();
        var asEntity = other.Exchange.Request.Url.Contains("format=Entity", StringComparison.OrdinalIgnoreCase);
        return type is not null && scene.Contract.Resources.Values.Any(resource => resource.Type == type || resource.ReferenceType == type)
            && !scene.Contract.Resources.Values.SelectMany(resource => resource.Links).Any(rule => rule.Type == type
                && rule.To.Contains("format=Entity", StringComparison.OrdinalIgnoreCase) == asEntity
                && scene.Contract.Match(rule.ToPath)?.Operation == scene.Contract.MatchHref(other.Exchange.Request.Url)?.Operation);
    }

    /// <summary>The answer with each link to one URL leading to another; hosts stay as the server names them.</summary>
    private static ReceivedResponse Relinked(ReceivedResponse response, BodyTree tree, string url, string other)
    {
        foreach (var href in tree.Parts.Where(part => part.Name == "Href" && part.Parent?.Child("Rel") is not null && Below(part.Text ?? "") == Below(url)))
        {
            href.Set(href.Text![..^Below(url).Length] + Below(other));
        }

        return response.WithBody(tree.Bytes());
    }

    private static string Below(string url) => url.IndexOf("/api/", StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? url[at..] : url;

    private static string PathOf(Answer answer) => answer.Exchange.Request.Url.Split('?')[0];
}
