using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Judging.Checks.Queries;
using Conformance.Core.Mutations.Editing;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Mutations;

/// <summary>
/// Which relations between the lists of a variant, and which promises of a list's values and order, a change breaks. Worked out
/// from the
/// members before and after it, apart from the checks, so that a check that is taken out is missed.
/// </summary>
internal sealed class SetRulings
{
    private static readonly StringComparer AnyCase = StringComparer.OrdinalIgnoreCase;
    private static readonly string[] OfValues = ["satisfies", "sorted", "partition", "reversed", "continued", "holds-all-of", "narrowed"];

    private readonly Scene scene;
    private readonly IReadOnlyList<Expectation> held;
    private readonly HashSet<string> read;
    private readonly Dictionary<Answer, HashSet<string>?> whole = new(ReferenceEqualityComparer.Instance);

    private SetRulings(Scene scene, IReadOnlyList<Expectation> reading)
    {
        this.scene = scene;
        held = [.. reading.Where(asked => Holds(asked, Before) == true)];
        read = held.Where(asked => OfValues.Contains(asked.Kind)).SelectMany(ReadBy).Concat(["UID", "Href"]).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The rulings of a scene.</summary>
    /// <param name="scene">The exchange that is to be changed.</param>
    /// <param name="reading">The expectations that judge this answer or read it beside another, those that apply.</param>
    public static SetRulings Of(Scene scene, IEnumerable<Expectation> reading) => new(scene, [.. reading]);

    /// <summary>The requirements that held and no longer do.</summary>
    /// <param name="site">What is changed.</param>
    /// <param name="change">Makes the changed exchange.</param>
    public IEnumerable<string> BrokenBy(Site site, Func<Exchange> change)
    {
        if (held.Count == 0 || !Matters(site))
        {
            return [];
        }

        var changed = new Answer(change(), scene.Evidence.Mapping);
        return held.Where(asked => Holds(asked, step => step == scene.Step ? changed : Before(step)) == false).Select(asked => asked.Requirement);
    }

    /// <summary>The requirements that held and no longer do if the whole answer is another.</summary>
    /// <param name="other">The answer in its place.</param>
    public IEnumerable<string> BrokenBy(Answer other) =>
        held.Where(asked => Holds(asked, step => step == scene.Step ? other : Before(step)) == false).Select(asked => asked.Requirement);

    private bool Matters(Site site) => site.Kind switch
    {
        SiteKind.Resource or SiteKind.Collection => true,
        SiteKind.Field => site.IsOwn && read.Contains(site.Part.Name),
        _ => read.Contains("Links"),
    };

    private Answer? Before(string step) => scene.Evidence.Answer(step);

    /// <summary>Whether it is so; null if it cannot be told.</summary>
    private bool? Holds(Expectation asked, Func<string, Answer?> answers)
    {
        var own = asked.Step ?? scene.Evidence.Subject;
        return asked.Kind switch
        {
            "members-in" => Uids(answers(own), answers(asked.Arguments.Text())) is { } some && Uids(answers(asked.Arguments.Text()), answers(own)) is { } all ? some.IsSubsetOf(all) : null,
            "same-set" => Sets(answers, own, asked.Arguments.Text()) is [var one, var other]
                ? one.SetEquals(other) && Unnamed(answers(own)) == Unnamed(answers(asked.Arguments.Text())) : null,
            "intersection" => Three(asked, answers) is [var both, var left, var right] ? both.SetEquals(left.Intersect(right, AnyCase)) : null,
            "union" => Three(asked, answers) is [var either, var left, var right] ? either.SetEquals(left.Union(right, AnyCase)) : null,
            "partition" => IsPartition(asked, own, answers),
            "paged" => IsPaged(asked, own, answers),
            "same-page" => IsSamePage(asked, own, answers),
            "satisfies" => Shown(asked, "field", own, answers)?.All(value => Satisfies(asked, value)),
            "reversed" => OrderRulings.AreOpposite(Shown(asked, "by", own, answers), Shown(asked, "by", asked.Arguments.Mapping().RequiredText("of"), answers)),
            "continued" => IsContinued(asked, own, answers),
            "holds-all-of" => OrderRulings.EachHoldsAll([.. Steps(own).Select(answers)], answers(asked.Arguments.Text()), scene.Contract),
            "narrowed" => NarrowRulings.AreOfOneKind(answers(own), asked.Arguments.Text() == "self" ? null : answers(asked.Arguments.Text()), scene.Contract),
            _ => IsSorted(asked, own, answers),
        };
    }

    /// <summary>The exchanges of a step: itself, or those of each link that it followed.</summary>
    private IEnumerable<string> Steps(string own) =>
        scene.Evidence.Answers.Select(answer => answer.Exchange.Step).Where(step => SeveralStep.IdOf(step) == own);

    private bool? IsPartition(Expectation asked, string own, Func<string, Answer?> answers)
    {
        var (of, with) = (asked.Arguments.Mapping().RequiredText("of"), asked.Arguments.Mapping().RequiredText("with"));
        return Sets(answers, own, with, of) is [var here, var there, var all] && Field(asked, "by") is var (field, resource)
            ? here.IsSubsetOf(all) && !here.Overlaps(there)
                && QuerySets.Members(answers(of)!.Body!.Resources).Where(pair => all.Contains(pair.Key) && FieldValues.Of(pair.Value, field, resource) is { Length: > 0 })
                    .All(pair => here.Contains(pair.Key) || there.Contains(pair.Key))
            : null;
    }

    private bool? IsPaged(Expectation asked, string own, Func<string, Answer?> answers)
    {
        if (Sets(answers, asked.Arguments.Mapping().RequiredText("of")) is not [var all])
        {
            return null;
        }

        var through = asked.Arguments.Mapping().RequiredText("through");
        var followed = scene.Evidence.Answers.Select(answer => answer.Exchange.Step).Where(step => SeveralStep.IsOne(step) && SeveralStep.IdOf(step) == through).ToList();
        if (Moving.MayShiftPages(scene.Evidence))
        {
            return null;
        }

        var members = followed.Append(own).SelectMany(step => answers(step)?.Body?.Resources ?? []).ToList();
        var listed = members.Select(QuerySets.KeyOf).OfType<string>().ToList();
        var unnamed = members.Count - listed.Count;
        return listed.Count == listed.Distinct(AnyCase).Count() && listed.All(all.Contains)
            && (followed.Count >= FollowPagesStep.Most || unnamed == Unnamed(answers(asked.Arguments.Mapping().RequiredText("of"))))
            && (followed.Count >= FollowPagesStep.Most || all.All(key => listed.Contains(key, AnyCase)));
    }

    /// <summary>The values of the pages one after the other, beside those of the whole.</summary>
    private bool? IsContinued(Expectation asked, string own, Func<string, Answer?> answers)
    {
        var through = asked.Arguments.Mapping().RequiredText("through");
        var pages = scene.Evidence.Answers.Select(answer => answer.Exchange.Step).Where(step => SeveralStep.IsOne(step) && SeveralStep.IdOf(step) == through).Prepend(own);
        if (Field(asked, "by") is not var (field, resource) || Sets(answers, asked.Arguments.Mapping().RequiredText("of")) is null)
        {
            return null;
        }

        IEnumerable<string?> Values(string step) => (answers(step)?.Body?.Resources ?? []).Select(view => FieldValues.Of(view, field, resource));
        return pages.SelectMany(Values).Zip(Values(asked.Arguments.Mapping().RequiredText("of"))).All(pair => string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What was asked for by number, beside what the links led to.</summary>
    private bool? IsSamePage(Expectation asked, string own, Func<string, Answer?> answers)
    {
        var number = int.Parse(asked.Arguments.Mapping().RequiredText("number"), System.Globalization.CultureInfo.InvariantCulture);
        var led = answers(SeveralStep.StepOf(asked.Arguments.Mapping().RequiredText("through"), number - 1));
        return led?.Body is { } one && answers(own)?.Body is { } other && !Moving.MayShiftPages(scene.Evidence)
            ? QuerySets.Members(one.Resources).Keys.ToHashSet(AnyCase).SetEquals(QuerySets.Members(other.Resources).Keys) && Unnamed(led) == Unnamed(answers(own)) : null;
    }

    /// <summary>How many members of an answer nothing tells apart.</summary>
    private static int Unnamed(Answer? answer) => answer?.Body?.Resources.Count(view => QuerySets.KeyOf(view) is null) ?? 0;

    private bool? IsSorted(Expectation asked, string own, Func<string, Answer?> answers) =>
        Shown(asked, "by", own, answers) is { } shown && Field(asked, "by") is var (field, _)
            ? shown.Zip(shown.Skip(1), (first, second) => FieldValues.Compare(field, first, second) ?? 0)
                .All(order => asked.Arguments.Mapping().Flag("descending") ? order >= 0 : order <= 0)
            : null;

    private bool Satisfies(Expectation asked, string value) =>
        Field(asked, "field") is not var (field, _) || FieldValues.Compare(field, value, Filled(asked, "value")) is not { } order
        || asked.Arguments.Mapping().RequiredText("is") switch
        {
            "==" => order == 0,
            // An instant may be shown cut off, so that what looks equal need not be.
            "!=" or "<" or ">" when order == 0 && Field(asked, "field")?.Field.Type == "instant" => true,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };

    /// <summary>The values that the members show, in their order; null if there is no such field or body.</summary>
    private List<string>? Shown(Expectation asked, string argument, string step, Func<string, Answer?> answers) =>
        Field(asked, argument) is var (field, resource) && answers(step)?.Body is { } body
            ? [.. body.Resources.Select(view => FieldValues.Of(view, field, resource)).Where(value => !string.IsNullOrEmpty(value)).Select(value => value!)]
            : null;

    private (Contract.QueryField Field, Contract.Resource Resource)? Field(Expectation asked, string argument) =>
        Before(asked.Step ?? scene.Evidence.Subject) is { } answer ? QuerySets.Field(scene.Evidence, answer, asked.Arguments.Mapping().RequiredText(argument)) : null;

    /// <summary>The parts of a member that the field of an expectation is read from.</summary>
    private IEnumerable<string> ReadBy(Expectation asked) => asked.Kind == "holds-all-of" ? OrderRulings.ReadOf(scene.Evidence, asked)
        : asked.Kind == "narrowed" ? NarrowRulings.ReadOf(Before(asked.Step ?? scene.Evidence.Subject), scene.Contract)
        : Field(asked, asked.Kind == "satisfies" ? "field" : "by") is not var (field, _) ? []
        : field.At is [var one] ? [one, one + "UTC"] : ["Links"];

    private string Filled(Expectation asked, string argument) => scene.Evidence.Fill(asked.Arguments.Mapping().RequiredText(argument));

    private List<HashSet<string>>? Three(Expectation asked, Func<string, Answer?> answers) =>
        asked.Arguments.Mapping().Texts("of") is [var left, var right] ? Sets(answers, asked.Step ?? scene.Evidence.Subject, left, right) : null;

    /// <summary>What tells the members of whole lists apart, without what moves; null if one of them is not whole.</summary>
    private List<HashSet<string>>? Sets(Func<string, Answer?> answers, params IReadOnlyList<string> steps)
    {
        var moving = Moving.Keys(scene.Evidence, [.. steps.Select(answers)]);
        var sets = steps.Select(step => Whole(answers(step))).OfType<HashSet<string>>().Select(set => moving.Count == 0 ? set : set.Except(moving, AnyCase).ToHashSet(AnyCase)).ToList();
        return sets.Count == steps.Count ? sets : null;
    }

    /// <summary>What tells the members of an answer apart; read once of answers that are not changed. Null if it is not
    /// whole.</summary>
    private HashSet<string>? Whole(Answer? answer)
    {
        if (answer is null)
        {
            return null;
        }

        if (!whole.TryGetValue(answer, out var keys))
        {
            keys = QuerySets.Whole(answer)?.Keys.ToHashSet(AnyCase);
            if (scene.Evidence.Answer(answer.Exchange.Step) == answer)
            {
                whole.Add(answer, keys);
            }
        }

        return keys;
    }

    private HashSet<string>? Uids(Answer? answer, Answer? beside) => answer?.Body is { } body
        ? body.Resources.Select(view => view.Uid).OfType<string>().Except(Moving.Keys(scene.Evidence, answer, beside), AnyCase).ToHashSet(AnyCase) : null;
}
