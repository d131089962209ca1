using System.Globalization;
using System.Text.RegularExpressions;
using Conformance.Core.Contract;
using Conformance.Core.Judging.Checks;
using Conformance.Core.Judging.Checks.Queries;
using Conformance.Core.Judging.Relations;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Judging;

/// <summary>Turns what scenario files say into checks. The one place that knows the words.</summary>
public static class CheckCompiler
{
    private static readonly TimeSpan PatternPatience = TimeSpan.FromSeconds(1);

    /// <summary>The check that an expectation asks for.</summary>
    /// <exception cref="DataException">Its arguments make no check.</exception>
    public static Check Compile(Expectation expectation, IReadOnlyDictionary<string, Fixture> fixtures)
    {
        var value = expectation.Arguments;
        return expectation.Kind switch
        {
            "status" => new StatusCheck(value is YamlSequence list ? [.. list.Items.Select(item => item.Text())] : [value.Text()]),
            "http-version" => new HttpVersionCheck(value.Text()),
            "header" => Header(value.Mapping()),
            "media-type" => new MediaTypeCheck(value.Text()),
            "well-formed" => new WellFormedCheck(),
            "length-stated" => new LengthCheck(),
            "single-fields" => new SingleFieldsCheck(),
            "no-body" => new NoBodyCheck(),
            "root" => new RootCheck(value.Text()),
            "namespace" => new NamespaceCheck(),
            "shape" => Shape(value),
            "links" => Links(value),
            "error-body" => value.Text() == "status" ? new ErrorStatusCheck() : new ErrorBodyCheck(),
            "body" => new BodyCheck(FixtureOf(value, fixtures)),
            "every" => new EveryCheck(value.Mapping().RequiredText("field"), value.Mapping().RequiredText("equals")),
            "contains" => new MembershipCheck(value.Text(), Wanted: true),
            "lacks" => new MembershipCheck(value.Text(), Wanted: false),
            "contains-recorded" => new MembershipRecord(value.Mapping().RequiredText("uid"), value.Mapping().RequiredText("as")),
            "within-window" => new WindowCheck(),
            "unique" => new UniqueCheck(value.Text()),
            "ordered" => new OrderedCheck(value.Mapping().RequiredText("first"), value.Mapping().RequiredText("last")),
            "implies" => Implies(value.Mapping()),
            EntryPoint.CheckWord => new EntryPointCheck(),
            "members" => new MembersCheck(Number(value)),
            "members-in" => new MembersInCheck(value.Text()),
            "holds-all-of" => new HoldsAllCheck(value.Text()),
            "narrowed" => new NarrowedCheck(value.Text() == "self" ? null : value.Text()),
            "parts-asked-for" => new PartsAskedForCheck(),
            "same-entity" => new SameEntityCheck(value.Text()),
            "session" => Session(value),
            "session-of" => new SessionUserCheck(value.Text()),
            "lists-session" => new ListsSessionCheck(value.Text()),
            "satisfies" => new SatisfiesCheck(value.Mapping().RequiredText("field"), value.Mapping().RequiredText("is"), value.Mapping().RequiredText("value")),
            "sorted" => new SortedCheck(value.Mapping().RequiredText("by"), value.Mapping().Flag("descending")),
            "reversed" => new ReversedCheck(value.Mapping().RequiredText("of"), value.Mapping().RequiredText("by")),
            "partition" => new PartitionCheck(value.Mapping().RequiredText("of"), value.Mapping().RequiredText("with"), value.Mapping().RequiredText("by")),
            "intersection" or "union" when value.Mapping().Texts("of") is [var left, var right] =>
                new CombinedCheck(expectation.Kind == "union" ? SetRelation.Union : SetRelation.Intersection, left, right),
            "same-set" => new SameSetCheck(value.Text()),
            "paged" => new PagedCheck(value.Mapping().RequiredText("through"), value.Mapping().RequiredText("of")),
            "continued" => new ContinuedCheck(value.Mapping().RequiredText("through"), value.Mapping().RequiredText("of"), value.Mapping().RequiredText("by")),
            "page-links" => value.Text() == "kept" ? new KeptParametersCheck() : new PageLinksCheck(),
            "leads-to" => value.Text() == "type" ? new LeadsToTypeCheck() : new LeadsToNameCheck(),
            "record" => new RecordCheck(value.Text()),
            "date-recorded" => new DateRecord(value.Text()),
            "header-recorded" => new HeaderRecord(value.Mapping().RequiredText("name"), value.Mapping().RequiredText("as")),
            "writing-recorded" => new WritingRecord(value.Text()),
            "values-recorded" => new ValuesRecord(value.Mapping().RequiredText("if"), value.Mapping().Texts("is"), value.Mapping().RequiredText("then"), value.Mapping().RequiredText("as")),
            "page-size-recorded" => new PageSizeRecord(value.Text()),
            "session-listed-recorded" => new SessionListedRecord(value.Mapping().RequiredText("logon"), value.Mapping().RequiredText("as")),
            "version-logon" => new VersionLogonCheck(value.Mapping().RequiredText("entry"), value.Mapping().RequiredText("version")),
            "query-form" => new QueryFormCheck(),
            "query-links" => new QueryLinksCheck(),
            "page" => new PageCheck(value.Mapping().RequiredText("size"), Number(value.Mapping().Find("number")!)),
            "same-page" => new SamePageCheck(value.Mapping().RequiredText("through"), Number(value.Mapping().Find("number")!)),
            NamesCaseCheck.Word => new NamesCaseCheck(),
            "empty-page" => new EmptyPageCheck(),
            _ => throw Unknown(expectation.Kind, expectation.Place),
        };
    }

    /// <summary>The relation that a scenario asks for.</summary>
    /// <exception cref="DataException">There is no such relation.</exception>
    public static RelationCheck Compile(Relation relation) => relation.Kind switch
    {
        "same-information" => new SameInformation(),
        "same-members" => new SameMembers(),
        _ => throw Unknown(relation.Kind, relation.Place),
    };

    private static HeaderCheck Header(YamlMapping arguments) =>
        new(arguments.RequiredText("name"), arguments.TextOf("matches") is { } pattern ? Pattern(pattern, arguments.Find("matches")!.Place) : null);

    private static ImpliesCheck Implies(YamlMapping arguments) => new(
        arguments.RequiredText("if"), arguments.Texts("is"), arguments.RequiredText("then"), arguments.Texts("one-of"));

    private static Regex Pattern(string pattern, DataPlace place)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, PatternPatience);
        }
        catch (RegexParseException exception)
        {
            throw new DataException([new DataFault(place, $"not a regular expression: {exception.Message}")]);
        }
    }

    private static Check Shape(YamlValue value) => value.Text() switch
    {
        "elements" => new ElementsCheck(FactLevel.Documented),
        "observed-elements" => new ElementsCheck(FactLevel.Observed),
        "order" => new OrderCheck(FactLevel.Documented),
        "observed-order" => new OrderCheck(FactLevel.Observed),
        "types" => new TypesCheck(FactLevel.Documented),
        "observed-types" => new TypesCheck(FactLevel.Observed),
        "native-types" => new NativeTypesCheck(),
        "values" => new ValuesCheck(FactLevel.Documented),
        "observed-values" => new ValuesCheck(FactLevel.Observed),
        "identity" => new IdentityCheck(),
        "names" => new NamesCheck(),
        "asked-for" => new AskedForCheck(),
        "ended" => new EndedCheck(),
        "parent" => new ParentCheck(),
        var word => throw Unknown(word, value.Place),
    };

    private static Check Links(YamlValue value) => value.Text() switch
    {
        "well-formed" => new LinksWellFormedCheck(),
        "base" => new LinkBaseCheck(),
        "documented" => new DocumentedLinksCheck(null),
        "administrator" => new DocumentedLinksCheck(ApiContract.AdministratorRole),
        "targets" => new LinkTargetsCheck(),
        "named" => new NamedLinksCheck(),
        var word => throw Unknown(word, value.Place),
    };

    private static Check Session(YamlValue value) => value.Text() switch
    {
        "header" => new TokenHeaderCheck(),
        "cookie" => new TokenCookieCheck(),
        "cookie-path" => new CookiePathCheck(),
        "location" => new SessionLocationCheck(),
        "described" => new SessionDescribedCheck(),
        var word => throw Unknown(word, value.Place),
    };

    private static Fixture FixtureOf(YamlValue value, IReadOnlyDictionary<string, Fixture> fixtures) =>
        fixtures.TryGetValue(value.Text(), out var fixture) ? fixture
        : throw new DataException([new DataFault(value.Place, $"there is no fixture \"{value.Text()}\".{Suggestion.For(value.Text(), fixtures.Keys)}")]);

    private static int Number(YamlValue value) => int.Parse(value.Text(), CultureInfo.InvariantCulture);

    private static DataException Unknown(string word, DataPlace place) => new([new DataFault(place, $"there is no check \"{word}\".")]);
}
