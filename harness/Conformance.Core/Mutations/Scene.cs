using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Mutations.Editing;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Mutations;

/// <summary>One recorded exchange as the operators see it, with what the suite asks of it.</summary>
internal sealed class Scene
{
    private readonly Rulebook rules;
    private readonly IReadOnlyList<string> together;
    private readonly IReadOnlyList<Evidence> neighbours;
    private readonly Lazy<IReadOnlyList<Site>> sites;
    private readonly Lazy<IReadOnlyList<Expectation>> applying;
    private readonly Lazy<IReadOnlyList<string>> compared;
    private readonly Lazy<bool> saidTwice;
    private readonly Lazy<bool> listedTwice;
    internal Lazy<SetRulings> Sets { get; }

    /// <param name="evidence">The variant.</param>
    /// <param name="answer">The answer that is to be changed.</param>
    /// <param name="neighbours">The variants that differ from this one in one axis.</param>
    /// <param name="all">All answers of the run.</param>
    /// <param name="rules">What the judge goes by.</param>
    /// <param name="together">The axes along which all variants are to be changed alike, so that none of them tells of
    /// another.</param>
    public Scene(Evidence evidence, Answer answer, IReadOnlyList<Evidence> neighbours, IReadOnlyList<Answer> all, Rulebook rules, IReadOnlyList<string> together)
    {
        this.together = together;
        All = all;
        Evidence = evidence;
        Answer = answer;
        this.neighbours = neighbours;
        this.rules = rules;
        sites = new(() => Site.Of(this));
        applying = new(Apply);
        compared = new(Compare);
        saidTwice = new(SaidTwice);
        listedTwice = new(ListedTwice);
        Sets = new(() => SetRulings.Of(this, ReadingSets()));
    }

    public Evidence Evidence { get; }

    /// <summary>Whether more than one answer shows that all JSON of the run is in one dialect, this answer's if it is JSON.</summary>
    public bool IsOfOneDialect { get; init; }

    public Answer Answer { get; }

    public Exchange Exchange => Answer.Exchange;

    public ReceivedResponse Response => Answer.Response;

    public ApiContract Contract => rules.Contract;

    public string Step => Exchange.Step;

    public bool IsSuccess => Response.Status is >= 200 and < 300;

    /// <summary>The operation that was asked for, as in <c>POST /sessionMngr/</c>; null for none of the contract.</summary>
    public string? Operation => Contract.MatchHref(Exchange.Request.Url) is { } match ? $"{Exchange.Request.Method} {match.Operation.Path.Template}" : null;

    /// <summary>What the contract says of the resources in the body.</summary>
    public Resource? Resource => Answer.Body?.Root == ApiContract.ErrorType ? Contract.Error : ResourceRules.Of(Answer, Contract);

    /// <summary>The parts of the body that can be edited; none if it cannot be read.</summary>
    public IReadOnlyList<Site> Sites => sites.Value;

    /// <summary>The body as a tree to edit, read anew each time; null if it cannot be read.</summary>
    public BodyTree? Tree() => Answer.Document is { } document ? BodyTree.Read(Response.Body, document.Format, Evidence.Mapping) : null;

    /// <summary>Whether the suite only records what comes here.</summary>
    public bool IsRecorded => Named.Any(expectation => expectation.Kind == "record");

    /// <summary>Whether the suite only records which members come here.</summary>
    public bool IsRecordedByMembers => Named.Any(expectation => expectation.Kind == "contains-recorded");

    /// <summary>Whether the contract says which root a success would have here.</summary>
    public bool IsFormSettled => Exchange.Request.Method == "GET" && Operation is not null
        && (!Exchange.Request.Url.Contains("format=", StringComparison.Ordinal) || Exchange.Request.Url.EndsWith("format=Entity", StringComparison.Ordinal));

    /// <summary>Whether it is the answer to a logon that succeeded.</summary>
    public bool IsLogon => IsOfLogon && Response.Status == 201;

    /// <summary>Whether a logon was asked for.</summary>
    public bool IsOfLogon => Operation == "POST /sessionMngr/";

    /// <summary>Whether it is the answer to the newest logon, which promises the run's own account the links of an administrator.</summary>
    public bool IsNewestLogon => IsLogon && Evidence.Variant.Scenario.Id == "authentication/logon";

    /// <summary>Whether it is the answer to a logon that was refused for its credentials.</summary>
    public bool IsRefusedLogon => IsOfLogon && Response.Status == 401 && !IsRecorded;

    /// <summary>The status expectations of this answer.</summary>
    public IEnumerable<Expectation> StatusExpectations => Applying.Where(expectation => expectation.Kind == "status"
        || (expectation.Kind == "version-logon" && rules.CheckOf(expectation).Judge(Evidence, Answer).Vacuous is null));

    /// <summary>The requirements whose checks of these kinds apply here, as in <c>root</c> or <c>shape:types</c>.</summary>
    public IReadOnlyList<string> Asked(params string[] kinds) =>
        [.. Applying.Where(expectation => kinds.Contains(ExpectationKind.Of(expectation))).Select(expectation => expectation.Requirement).Distinct(StringComparer.Ordinal)];

    /// <summary>The requirements that ask for one of the two syntaxes.</summary>
    public IReadOnlyList<string> AskedSyntax =>
        [.. Applying.Where(expectation => expectation.Kind == "media-type" && expectation.Arguments.Text() != "xml-or-json").Select(expectation => expectation.Requirement).Distinct(StringComparer.Ordinal)];

    /// <summary>As <see cref="Asked"/>, of what the scenario itself asks of this step.</summary>
    public IReadOnlyList<string> AskedByName(string kind) =>
        [.. Applying.Intersect(Named).Where(expectation => ExpectationKind.Of(expectation) == kind).Select(expectation => expectation.Requirement).Distinct(StringComparer.Ordinal)];

    /// <summary>The requirements of checks that would apply if the status were another.</summary>
    public IReadOnlyList<string> AskedIf(int status, params string[] kinds)
    {
        var text = status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return [.. rules.Suite.Everywhere
            .Where(expectation => kinds.Contains(ExpectationKind.Of(expectation)))
            .Where(expectation => expectation.Conditions.All(condition => condition.Name != "status" || condition.Values.Any(pattern => StatusPattern.Matches(pattern, text))))
            .Select(expectation => expectation.Requirement).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The requirements that a value of a header field breaks.</summary>
    public IReadOnlyList<string> AskedAgainst(string field, string value) => [.. Applying
        .Where(expectation => ExpectationKind.IsBrokenBy(expectation, field, value))
        .Select(expectation => expectation.Requirement).Distinct(StringComparer.Ordinal)];

    /// <summary>The id of the session that the answer describes; null if it describes none.</summary>
    public string? OpenedSession => Answer.Body is { Root: "LogonSession", Resources: [{ } session] } && session.Text("SessionId") is { Length: > 0 } id ? id : null;

    /// <summary>The header fields of which the suite records whether they are there, with the requirement.</summary>
    public IEnumerable<(string Name, string Requirement)> RecordedHeaders => Applying.Where(expectation => expectation.Kind == "header-recorded")
        .Select(expectation => (expectation.Arguments.Mapping().RequiredText("name"), expectation.Requirement));

    /// <summary>The requirement that records what a field of a resource holds beside another; null if none does.</summary>
    public string? RecordedValue(Site site) => Applying.FirstOrDefault(expectation => expectation.Kind == "values-recorded" && site.IsOwn
        && expectation.Arguments.Mapping().RequiredText("then") == site.Part.Name
        && site.Holder.Child(expectation.Arguments.Mapping().RequiredText("if"))?.Text is { } decides && expectation.Arguments.Mapping().Texts("is").Contains(decides))?.Requirement;

    /// <summary>The requirement that records whether the session at an Href is listed; null if none does.</summary>
    public string? RecordedSession(string? href) => Applying.FirstOrDefault(expectation => expectation.Kind == "session-listed-recorded"
        && Evidence.Record.Bindings.GetValueOrDefault(expectation.Arguments.Mapping().RequiredText("logon") + ".path") is { } path
        && href?.EndsWith(path, StringComparison.OrdinalIgnoreCase) == true)?.Requirement;

    /// <summary>The requirements of everything that is asked of this answer's body.</summary>
    public IReadOnlyList<string> AskedOfBody =>
        [.. Applying.Where(expectation => expectation.Kind is not ("status" or "http-version" or "header" or "single-fields" or "no-body" or "record" or "date-recorded" or "header-recorded"))
            .Select(expectation => expectation.Requirement).Concat(Compared).Distinct(StringComparer.Ordinal)];

    /// <summary>The requirements of checks on other steps that read this answer too.</summary>
    public IReadOnlyList<string> AskedFromElsewhere(params string[] kinds) =>
        [.. Evidence.Variant.Scenario.Expectations
            .Where(expectation => kinds.Contains(ExpectationKind.Of(expectation)) && rules.CheckOf(expectation).AlsoReads.Contains(Step))
            .Select(expectation => expectation.Requirement).Distinct(StringComparer.Ordinal)];

    /// <summary>The same step in variants that differ in this axis only. A followed link may lead elsewhere there.</summary>
    public IEnumerable<Answer> Peers(string axis) => neighbours
        .Where(other => other.Variant.Values.All(value => value.Key == axis || Evidence.Variant.Values[value.Key] == value.Value))
        .Select(other => other.Answer(Step))
        .OfType<Answer>()
        .Where(peer => peer.Exchange.Response?.Status == Response.Status && (!SeveralStep.IsOne(Step) || AskedResource.Of(peer.Exchange.Request.Url, Contract) == AskedResource.Of(Exchange.Request.Url, Contract)));

    /// <summary>All answers of the run.</summary>
    public IReadOnlyList<Answer> All { get; }

    /// <summary>Answers of the same kind and syntax to a request for another resource, one for each resource.</summary>
    public IEnumerable<Answer> Others => All
        .Where(other => other.Response.Status == Response.Status && other.Exchange.Request.Method == Exchange.Request.Method
            && other.Body?.Root == Answer.Body?.Root && other.Document?.Format == Answer.Document?.Format
            && AskedResource.Of(other.Exchange.Request.Url, Contract) != AskedResource.Of(Exchange.Request.Url, Contract))
        .DistinctBy(other => AskedResource.Of(other.Exchange.Request.Url, Contract));

    /// <summary>
    /// Whether the same resource was asked for as XML and as JSON, so that what the body says is said twice. The answers of a
    /// variant's own logon session are its own.
    /// </summary>
    public bool IsSaidTwice => saidTwice.Value;

    private bool SaidTwice() => !together.Contains("accept") && IsSuccess && !IsRecorded && Exchange.Request.Method == "GET" && Answer.Document is { } own
        && !Evidence.Variant.Scenario.Steps.OfType<RequestStep>().Any(step => step.Capture)
        && Peers("accept").Any(peer => peer.Document is { } other && other.Format != own.Format);

    /// <summary>Whether the collection was asked for as references and as entities.</summary>
    public bool IsListedTwice => listedTwice.Value;

    private bool ListedTwice() => !together.Contains("format") && IsSuccess && !IsRecorded && Answer.Body is { IsCollection: true } own
        && Peers("format").Any(peer => peer.Body is { IsCollection: true } other && IsOtherForm(own, other));

    /// <summary>Whether one lists references and the other entities; a query answers both under one root.</summary>
    private bool IsOtherForm(AnswerBody own, AnswerBody other) => own.Root != other.Root
        || (Relations("same-members").Count > 0 && own.Resources.Any(resource => resource.IsReference) != other.Resources.Any(resource => resource.IsReference));

    /// <summary>The requirements by which what the body says is held against another source, if one states it again.</summary>
    public IReadOnlyList<string> Compared => compared.Value;

    private IReadOnlyList<string> Compare() =>
        [.. Asked("body").Concat(IsSaidTwice ? Relations("same-information") : []).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether anything states again what the body says, asked for or not.</summary>
    public bool IsCompared => IsSaidTwice || Asked("body").Count > 0;

    /// <summary>The requirements of relations of a kind that take this step.</summary>
    public IReadOnlyList<string> Relations(string kind) =>
        [.. Evidence.Variant.Scenario.Relations
            .Where(relation => relation.Kind == kind && (relation.Step ?? Evidence.Subject) == Step)
            .Select(relation => relation.Requirement).Distinct(StringComparer.Ordinal)];

    /// <summary>The ruling on a change of what the body says: a breach of these, or of what states it again; else lawful.</summary>
    /// <param name="breach">Whether it is a breach whatever else the run says.</param>
    /// <param name="own">The requirements that speak of it.</param>
    /// <param name="lawful">Why it is lawful otherwise.</param>
    public Ruling Inform(bool breach, IEnumerable<string> own, LawfulChange lawful) =>
        breach || IsCompared ? Ruling.Breach(own.Concat(Compared)) with { Uncompared = breach ? Ruling.Breach(own) : Ruling.Spare(lawful) } : Ruling.Spare(lawful);

    /// <summary>The ruling on a change of what fixtures leave open: a breach only where the other syntax says it.</summary>
    public Ruling Restate(LawfulChange lawful) => IsSaidTwice ? Ruling.Breach(Relations("same-information")) with { Uncompared = Ruling.Spare(lawful) } : Ruling.Spare(lawful);

    /// <summary>The UIDs that are bound in order to be looked for: no request of the variant asks for them by ID.</summary>
    public IEnumerable<string> LookedFor => IsRecordedByMembers ? [] : Evidence.Record.Bindings.Values
        .Where(value => ValueTypes.IdOf(value) is { } id && !Evidence.Answers.Any(answer => answer.Exchange.Request.Url.Contains(id, StringComparison.OrdinalIgnoreCase)))
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The requirement that records whether the collection holds a resource; null if none does.</summary>
    public string? RecordedOf(string uid) => Named
        .FirstOrDefault(expectation => expectation.Kind == "contains-recorded" && Evidence.Fill(expectation.Arguments.Mapping().RequiredText("uid")).Equals(uid, StringComparison.OrdinalIgnoreCase))?.Requirement;

    /// <summary>The requirement by which another list of the variant must be part of this one, if it holds the resource; null if
    /// none does.</summary>
    public string? WantedElsewhere(string uid) => Evidence.Answers.Any(other => other != Answer && other.Body is { IsCollection: true } body && body.Find(uid) is not null)
        && AskedFromElsewhere("members-in") is [var first, ..] ? first : null;

    /// <summary>Whether the answer is a page of a query to which no member can be added.</summary>
    public bool IsFullPage => Applying.Any(expectation => expectation.Kind == "page"
        && int.Parse(Evidence.Fill(expectation.Arguments.Mapping().RequiredText("size")), System.Globalization.CultureInfo.InvariantCulture) <= (Answer.Body?.Resources.Count ?? 0));

    /// <summary>A mutation of this exchange.</summary>
    public Mutation Change(string by, string place, string change, Ruling ruling, Func<ReceivedResponse, ReceivedResponse> edit) =>
        new(by, Exchange.Variant, Step, place, change, new Lazy<Ruling>(ruling), () => [Exchange with { Response = edit(Response) }]);

    /// <summary>A mutation of the body at one site; the length field is kept true.</summary>
    public Mutation Edit(string by, Site site, string change, Ruling ruling, Action<Part> edit)
    {
        return Change(by, site.Part.Place, change, ruling, Edited) with { Spot = site.Spot, Settled = new Lazy<Ruling>(Related) };

        Ruling Related() => IsInMotion(site, () => Exchange with { Response = Edited(Response) }) ? ruling.Uncompared ?? ruling : Sets.Value.BrokenBy(site, () => Exchange with { Response = Edited(Response) }).ToList() is { Count: > 0 } broken
            ? Ruling.Breach(Repeated(site, ruling).Right.Concat(broken)) : Repeated(site, ruling);

        ReceivedResponse Edited(ReceivedResponse response)
        {
            var tree = Tree()!;
            edit(tree.Parts[site.Index]);
            return response.WithBody(tree.Bytes());
        }
    }

    /// <summary>Whether the resource may differ from one request to the next, before the change or by it: then nothing that says
    /// it again is held against it.</summary>
    private bool IsInMotion(Site site, Func<Exchange> change)
    {
        if (Evidence.Target.Embedded || (site.Holder.Child("UID")?.Text ?? site.Holder.Child("Href")?.Text?.Split('?')[0]) is not { } key)
        {
            return false;
        }

        var beside = MovingSite.Compared(Evidence, neighbours, "accept").Select(other => other.Answer(Step)).OfType<Answer>().Concat(AskedOfEntries.Any() ? Evidence.Answers.Where(other => other != Answer) : []);
        return MovingSite.Is(Evidence, new Answer(change(), Evidence.Mapping), key, beside);
    }

    /// <summary>The expectations about lists and their values that judge this answer or read it beside another.</summary>
    private IEnumerable<Expectation> ReadingSets() => Evidence.Variant.Scenario.Expectations.Where(expectation => ExpectationKind.IsOfSets(expectation)
        && ((expectation.Step ?? Evidence.Subject) == SeveralStep.IdOf(Step) || rules.CheckOf(expectation).AlsoReads.Contains(Step)
            || (expectation.Kind is ("paged" or "same-page" or "continued") && expectation.Arguments.Mapping().RequiredText("through") == SeveralStep.IdOf(Step)))
        && VariantJudge.Applies(expectation, expectation.Step ?? Evidence.Subject, Evidence));

    /// <summary>What a collection and the answer to one ID both say of a resource is stated twice.</summary>
    private Ruling Repeated(Site site, Ruling ruling) =>
        ruling.Lawful is not null && !LawfulChange.OfInformation.Contains(ruling.Lawful) ? ruling
        : !IsRepeated(site) ? ruling
        : Ruling.Breach(ruling.Right.Concat(AskedOfEntries).Concat(ruling.Lawful is null ? [] : Compared));

    private IEnumerable<string> AskedOfEntries => Asked("same-entity").Concat(AskedFromElsewhere("same-entity"));

    /// <summary>A Href that alone tells which one it is cannot be another's and still be found again.</summary>
    private bool IsRepeated(Site site) => IsSuccess && !(site is { Kind: SiteKind.Field, IsOwn: true, Part.Name: "Href" } && site.Holder.Child("UID") is null) && (site.Holder.Child("UID") is not null || AskedOfEntries.Any()) && Evidence.Answers
        .Where(other => other != Answer && other.Exchange.Response is { Status: >= 200 and < 300 } && IsOfItem(other) != IsOfItem(Answer))
        .Any(other => other.Body is { } body && (body.IsCollection || IsOfItem(other)) && (Answer.Body!.IsCollection || IsOfItem(Answer)) && body.Find(site.Holder.Child("UID")?.Text, site.Holder.Child("Href")?.Text)?.IsReference == site.InReference);

    /// <summary>Whether one resource was asked for by its ID.</summary>
    public bool IsItem => IsOfItem(Answer);

    private bool IsOfItem(Answer answer) => Contract.MatchHref(answer.Exchange.Request.Url) is { Operation.Path.Kind: PathKind.Item };

    private IEnumerable<Expectation> Named => Evidence.Variant.Scenario.Expectations.Where(expectation => (expectation.Step ?? Evidence.Subject) == SeveralStep.IdOf(Step));
    private IReadOnlyList<Expectation> Applying => applying.Value;

    /// <summary>An expectation of a root that the contract does not settle for this path asks nothing.</summary>
    private List<Expectation> Apply() => [.. rules.Suite.Everywhere.Concat(Named)
        .Where(expectation => VariantJudge.Applies(expectation, Step, Evidence))
        .Where(expectation => expectation.Kind != "root" || rules.CheckOf(expectation).Judge(Evidence, Answer).Vacuous is null)];
}
