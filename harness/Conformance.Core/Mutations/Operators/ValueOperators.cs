using System.Globalization;
using Conformance.Core.Contract;
using Conformance.Core.Mutations.Editing;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Mutations.Operators;

/// <summary>Values outside their type, their list or their range, and other values inside them.</summary>
internal static class ValueOperators
{
    private const string OtherId = "0badc0de-0000-4000-8000-000000000001";

    private static readonly Dictionary<string, string[]> Outside = new(StringComparer.Ordinal)
    {
        ["text"] = [""],
        ["bool"] = ["yes", ""],
        ["int"] = ["many", "", "1.5"],
        ["long"] = ["many", "", "1.5"],
        ["ushort"] = ["many"],
        ["number"] = ["many", ""],
        ["percent"] = ["half", ""],
        ["instant"] = ["yesterday", "", "2026-02-30T00:00:00Z", "2026-01-01 00:00:00"],
        ["moment"] = ["yesterday", "2026-02-30T00:00:00Z", "2026-01-01 00:00:00"],
        ["time"] = ["at night", "25:00:00"],
        ["guid"] = ["1", ""],
        ["version"] = ["latest"],
        ["href"] = ["/api/jobs", "", "ftp://host/api/jobs"],
    };

    private static readonly Dictionary<string, string[]> Beyond = new(StringComparer.Ordinal)
    {
        ["int"] = ["3000000000"],
        ["long"] = ["9300000000000000000000"],
        ["ushort"] = ["70000", "-1"],
        ["percent"] = ["101", "-1"],
    };

    public static IReadOnlyList<Operator> All { get; } =
    [
        new("value-type", scene => Values(scene).SelectMany(site => Of(scene, site, "value-type", Outside))),
        new("value-range", scene => Values(scene).SelectMany(site => Of(scene, site, "value-range", Beyond))),
        new("value-list", Unlisted),
        new("value-quoted", Quoted),
        new("value-other", Other),
        new("value-emptied", scene => Values(scene).Where(site => site is { Part.Text.Length: > 0, Rule.Values.Count: 0 } && scene.RecordedValue(site) is not null).Select(site =>
            scene.Edit("value-emptied", site, $"{site.Part.Name} is empty", scene.Inform(false, [], LawfulChange.AnotherValue), part => part.Set("")) with { Tells = scene.RecordedValue(site)! })),
    ];

    private static IEnumerable<Site> Values(Scene scene) => FieldOperators.Fields(scene).Where(site => site.Rule is { Structured: false } && site.Part.Text is not null);

    private static IEnumerable<Mutation> Of(Scene scene, Site site, string by, Dictionary<string, string[]> table)
    {
        var type = site.Rule!.Type;
        var bad = table.GetValueOrDefault(type) ?? (by == "value-type" && ValueTypes.UidOf(type) is not null ? [$"urn:veeam:Nonsense:{ValueTypes.IdOf(site.Part.Text ?? "") ?? OtherId}", "urn:veeam", ""] : []);
        var own = scene.Asked(site.Shape("types")).Concat(IsNative(site) ? scene.Asked("shape:native-types") : []).Concat(Identity(scene, site)).Concat(ErrorStatus(scene, site)).ToList();
        return bad
            .Where(text => text != site.Part.Text && !(site.Rule.Optional && text.Length == 0))
            .Select(text => scene.Edit(by, site, $"{site.Part.Name} is \"{text}\"", scene.Inform(site.IsFounded || BecomesString(site, text) || IsIdentity(scene, site), own, LawfulChange.AnotherValue), part => part.Set(text)));
    }

    /// <summary>Whether UID and Href state the same twice.</summary>
    private static bool IsIdentity(Scene scene, Site site) => scene.Resource is { Key: true } && site.IsOwn && site.Part.Name is "UID" or "Href" && site.Holder.Child("UID") is not null && site.Holder.Child("Href") is not null;

    /// <summary>Whether JSON must write the value without quotes: where pages disagree on its type, nothing is asked.</summary>
    private static bool IsNative(Site site) => site.Part.IsNative && site.Rule is not { Level: FactLevel.Unspecified };

    /// <summary>Whether a JSON number or boolean can only be written as a string now.</summary>
    private static bool BecomesString(Site site, string text) => IsNative(site) && text is not ("true" or "false") && !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static IEnumerable<Mutation> Unlisted(Scene scene) => Values(scene).Where(site => site.Rule!.Values.Count > 0)
        .Select(site => scene.Edit("value-list", site, $"{site.Part.Name} is \"Nonsense\"", scene.Inform(site.IsFounded, scene.Asked(site.Shape("values")), LawfulChange.AnotherValue), part => part.Set("Nonsense")));

    private static IEnumerable<Mutation> Quoted(Scene scene) => Values(scene).Where(IsNative)
        .Select(site => scene.Edit("value-quoted", site, $"{site.Part.Name} is a string", Ruling.Breach(scene.Asked("shape:native-types")), part => part.SetString(site.Part.Text)));

    private static IEnumerable<Mutation> Other(Scene scene)
    {
        foreach (var site in Values(scene).Where(site => site.Rule!.Values.Count != 1 && site.Rule!.Type != "instant" && site.Rule.Type != "href"))
        {
            var other = Another(site.Rule!, site.Part.Text!);
            var own = Stated(scene, site).ToList();
            if (BecomesString(site, other))
            {
                own.AddRange(scene.Asked("shape:native-types"));
            }

            yield return scene.Edit("value-other", site, $"{site.Part.Name} is \"{other}\"", scene.Inform(IsStated(scene, site) || BecomesString(site, other), own, LawfulChange.AnotherValue), part => part.Set(other));
        }

        foreach (var site in Values(scene).Where(site => site.Rule!.Type == "href"))
        {
            var href = site.Part.Text!;
            var stated = (scene.Resource is { Key: true } && site.IsOwn && site.Holder.Child("UID")?.Text is { } uid && ValueTypes.IdOf(uid) is not null)
                || (site.IsOwn && site.Holder.Child("UID") is null && scene.Asked("shape:asked-for").Count > 0 && !scene.Answer.Body!.IsCollection && scene.IsItem)
                || scene.Resource?.Type == ApiContract.LogonSessionType;
            var own = Identity(scene, site).Concat(scene.Asked("session:described", "lists-session", "same-entity", "shape:parent")).ToList();
            if (LinkOperators.LastId(href) is { } id)
            {
                yield return Href(site, href.Replace(id, OtherId, StringComparison.Ordinal), stated || IsParent(scene, href, id));
            }

            // The other path has no query, and the Href of an entity says that it is one.
            var saysFormat = scene.Resource is { Key: true } && site.IsOwn && href.Contains("format=Entity", StringComparison.OrdinalIgnoreCase);
            yield return Href(site, LinkOperators.OtherPath(href), stated || saysFormat);
            var host = LinkOperators.OtherHost(href);
            yield return scene.Edit("value-other", site, $"{site.Part.Name} is \"{host}\"", scene.Restate(LawfulChange.LinkHost), part => part.Set(host));
            if (scene.Resource is { Key: true } && site.IsOwn)
            {
                yield return Href(site, href.Contains('?', StringComparison.Ordinal) ? href[..href.IndexOf('?', StringComparison.Ordinal)] : href + "?format=Entity", breach: true);
            }

            Mutation Href(Site at, string text, bool breach) => scene.Edit("value-other", at, $"{at.Part.Name} is \"{text}\"", scene.Inform(breach, own, LawfulChange.LinkHost), part => part.Set(text));
        }
    }

    /// <summary>Whether the ID in a Href is that of the resource whose nested list was asked for.</summary>
    private static bool IsParent(Scene scene, string href, string id) => scene.Answer.Body is { IsCollection: true } && scene.Asked("shape:parent").Count > 0
        && scene.Exchange.Request.Url.Contains(id, StringComparison.OrdinalIgnoreCase) && !href.Split('?')[0].EndsWith(id, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether something else in the same answer, or in the request, states the value.</summary>
    private static bool IsStated(Scene scene, Site site) =>
        scene.Resource is { } resource && site.IsOwn && (
            (resource.Type == ApiContract.ErrorType && site.Part.Name == "StatusCode")
            || IsBoundByReason(site)
            || IsBoundByState(site)
            || (site.Part.Name == "UID" && ((resource.Key && ValueTypes.IdOf(site.Part.Text ?? "") is not null) || scene.IsListedTwice))
            || (resource.Key && site.Part.Name == "Type" && resource.Attribute("Type") is { Level: FactLevel.Documented })
            || (!resource.Key && site.Part.Name == "Type" && site.IsFounded)
            || (resource.Type == ApiContract.LogonSessionType && site.Part.Name is "SessionId" or "Type")
            || (site.Part.Name == "UserName" && scene.Asked("session-of").Count > 0)
            || (!site.InReference && InName(resource, site))
            || (!site.InReference && resource.Links.Any(link => link is { Level: FactLevel.Documented } && IsTo(link, site) && HasLink(site.Holder, link)))
            || (resource.Type == "EnterpriseManager" && site.Part.Name == "Name"))
        || (scene.Resource?.Type == "EnterpriseManager" && site.Rule!.Name == "Name");

    private static bool IsTo(LinkRule link, Site site) => site.IsOwn && link.Via is [var via] && via == site.Part.Name;

    private static bool HasLink(Part holder, LinkRule rule) =>
        holder.Child("Links")?.Children.Any(link => link.Child("Rel")?.Text == rule.Rel && link.Child("Type")?.Text == rule.Type) ?? false;

    private static IEnumerable<string> Stated(Scene scene, Site site) =>
        Identity(scene, site)
            .Concat(site.IsOwn && site.Part.Name == "UID" && scene.IsListedTwice ? scene.Relations("same-members") : [])
            .Concat(scene.Resource is { } resource && InName(resource, site) ? scene.Asked("shape:names") : [])
            .Concat(ValueTypes.UidOf(site.Rule!.Type) is not null || (scene.Resource?.Links.Any(link => IsTo(link, site)) ?? false) ? scene.Asked("links:targets", "shape:parent", "every") : [])
            .Concat(site.Part.Name == "UserName" ? scene.Asked("session-of") : [])
            .Concat(site.Part.Name == "SessionId" ? scene.Asked("session:described") : [])
            .Concat(scene.Resource?.Type == "EnterpriseManager" ? scene.Asked("entry-point") : [])
            .Concat(IsBoundByReason(site) || IsBoundByState(site) ? scene.Asked("implies") : [])
            .Concat(ErrorStatus(scene, site));

    /// <summary>Reason and Result where one says what the other may be: beside Success a Reason was only ever seen
    /// empty.</summary>
    private static bool IsBoundByReason(Site site) =>
        (site.Part.Name == "Reason" && Sibling(site, "Result") == "Success") || (site.Part.Name == "Result" && Sibling(site, "Reason") is { Length: > 0 });

    /// <summary>What has ended is not in progress: the value that is tried next would say so.</summary>
    private static bool IsBoundByState(Site site) =>
        site is { Part: { Name: "State", Text: { } text }, Rule: { Values.Count: > 1 } rule } && Another(rule, text) == "InProgress" && Sibling(site, "EndTimeUTC") is not null;

    private static string? Sibling(Site site, string name) => site.Part.Parent?.Children.FirstOrDefault(sibling => sibling.Name == name)?.Text;

    /// <summary>Whether the Name and its parts, all of which are there, state the value twice.</summary>
    private static bool InName(Resource resource, Site site) =>
        resource.NamePattern is { } pattern && resource.IsNamed(site.Holder) && (site.Part.Name == "Name" || pattern.Contains($"{{{site.Part.Name}}}", StringComparison.Ordinal))
        && Template.Names(pattern).All(name => site.Holder.Child(name)?.Text is not null);

    private static IEnumerable<string> Identity(Scene scene, Site site) =>
        site.IsOwn && site.Part.Name is "UID" or "Href" or "Type"
            ? scene.Asked("shape:identity", "shape:asked-for", "root", "contains", "session:described")
            : [];

    private static IEnumerable<string> ErrorStatus(Scene scene, Site site) =>
        scene.Resource?.Type == ApiContract.ErrorType && site.Part.Name == "StatusCode" ? scene.Asked("error-body:status") : [];

    private static string Another(ElementRule rule, string text) => rule.Type switch
    {
        _ when rule.Values.Count > 1 => rule.Values.First(value => value != text),
        "bool" => text == "true" ? "false" : "true",
        "int" or "long" or "ushort" => text == "1" ? "2" : "1",
        "percent" => text == "1" ? "2" : "1",
        "number" => text == "1.5" ? "2.5" : "1.5",
        "time" => "01:23:45.0000000+01:00",
        "guid" => OtherId,
        "version" => "9.9.9.9",
        _ when ValueTypes.UidOf(rule.Type) is not null || ValueTypes.IdOf(text) is not null => text[..(text.LastIndexOf(':') + 1)] + OtherId,
        _ => string.Create(CultureInfo.InvariantCulture, $"{text} changed"),
    };
}
