using Conformance.Documents.Compare;
using Conformance.Documents.FluentAssertions;
using Conformance.Harness.Tests.Documents;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;
using CultureInfo = System.Globalization.CultureInfo;

namespace Conformance.Harness.Tests.Compare;

/// <summary>Which item of a list meets which: with placeholders, repeated items, and what the rules let pass.</summary>
[TestFixture]
public sealed class PairingTests
{
    private static readonly Rule AnyOrder = Rules.AnyOrder("**/l");

    [TestCase("""<s><i UID="${xmlunit.ignore}" a="1"/><i UID="2" a="2"/></s>""", """<s><i UID="2" a="2"/><i UID="1" a="1"/></s>""")]
    [TestCase("""<s><i UID="1"/><i UID="${xmlunit.ignore}" a="1"/></s>""", """<s><i UID="5" a="1"/><i UID="1"/></s>""")]
    [TestCase("""<s><i Href="${conform.url}" a="1"/></s>""", """<s><i Href="https://h/x" a="1"/></s>""")]
    [TestCase("""{"l":[{"UID":"${xmlunit.ignore}","a":1},{"UID":"2"}]}""", """{"l":[{"UID":"2"},{"UID":"7","a":1}]}""")]
    [TestCase("""{"l":[{"UID":"${xmlunit.ignore}","a":1},{"UID":"${xmlunit.ignore}","a":2}]}""", """{"l":[{"UID":"8","a":2},{"UID":"7","a":1}]}""")]
    [TestCase("""{"Items":[{"UID":"${xmlunit.ignore}","A":1},{"UID":"2"}]}""", """<X><Items><Item UID="2"/><Item UID="7"><A>1</A></Item></Items></X>""")]
    public void A_member_with_a_placeholder_for_its_key_meets_what_is_left_over(string expected, string actual) => Same(expected, actual);

    [Test]
    public void A_member_without_a_key_meets_what_is_left_over_and_only_the_key_differs() =>
        Compare("""<s><i UID="1"/><i><a>x</a></i></s>""", """<s><i UID="1"/><i UID="2"><a>x</a></i></s>""")
            .Differences.Should().ContainSingle().Which.Message.Should().Be("Expected nothing here, but found the attribute UID=\"2\".");

    [Test]
    public void Members_of_different_keys_never_meet() =>
        Compare("""<s><i UID="1" a="x"/></s>""", """<s><i UID="2" a="y"/></s>""").Differences.Should().HaveCount(2);

    [TestCase("""{"l":["a","a","b"]}""", """{"l":["b","a","a"]}""")]
    [TestCase("""{"l":[1,2,1,2,3]}""", """{"l":[3,2,2,1,1]}""")]
    [TestCase("""{"l":[[1],[1],[2]]}""", """{"l":[[2],[1],[1]]}""")]
    [TestCase("""<x><l><i>a</i><i>a</i><i>b</i></l></x>""", """<x><l><i>b</i><i>a</i><i>a</i></l></x>""")]
    [TestCase("""<x><l><i UID="1">a</i><i UID="1">b</i></l></x>""", """<x><l><i UID="1">b</i><i UID="1">a</i></l></x>""")]
    [TestCase("""{"l":[{"UID":"1","a":1},{"UID":"1","a":2}]}""", """{"l":[{"UID":"1","a":2},{"UID":"1","a":1}]}""")]
    [TestCase("""{"L":["a","a","b"]}""", """<X><L><L>b</L><L>a</L><L>a</L></L></X>""")]
    public void Repeated_items_in_any_order_are_the_same(string expected, string actual) => Same(expected, actual, AnyOrder, Rules.AnyOrder("**/L"));

    [Test]
    public void Repeated_items_in_another_order_are_one_difference() =>
        Compare("""{"l":["a","a","b"]}""", """{"l":["b","a","a"]}""").Differences.Should().ContainSingle()
            .Which.Kind.Should().Be(DifferenceKind.ChildNodelistSequence);

    [TestCase("""{"l":[{"t":1,"a":1},{"t":2,"a":2}]}""", """{"l":[{"t":9,"a":2},{"t":8,"a":1}]}""")]
    [TestCase("""{"l":[{"t":1,"n":10},{"t":2,"n":20}]}""", """{"l":[{"t":9,"n":20.5},{"t":8,"n":9.5}]}""")]
    [TestCase("""{"l":["${xmlunit.isNumber}","a"]}""", """{"l":["a","5"]}""")]
    [TestCase("""{"l":["${xmlunit.ignore}","${xmlunit.isNumber}"]}""", """{"l":["5","a"]}""")]
    [TestCase("""{"l":[{"l":[1,2]},{"l":[3]}]}""", """{"l":[{"l":[3]},{"l":[2,1]}]}""")]
    [TestCase("""<x><l><i><t>1</t><a>1</a></i><i><t>2</t><a>2</a></i></l></x>""", """<x><l><i><t>7</t><a>2</a></i><i><t>8</t><a>1</a></i></l></x>""")]
    [TestCase("""{"l":[{"t":1,"a":[1,2]},{"t":2,"a":[2,1]}]}""", """{"l":[{"t":9,"a":[2,1]},{"t":8,"a":[1,2]}]}""")]
    [TestCase("<x><l><i xmlns='u'><t>1</t></i><i xmlns='v'><t>1</t></i></l></x>", "<x><l><i xmlns='v'><t>2</t></i><i xmlns='u'><t>3</t></i></l></x>")]
    public void What_a_rule_lets_pass_counts_as_equal_when_items_are_paired(string expected, string actual) =>
        Same(expected, actual, AnyOrder, Rules.Ignore("**/t"), Rules.NumberTolerance("**/n", 1m));

    [Test]
    public void A_tolerance_pairs_as_many_as_can_be_though_a_like_item_is_nearer() =>
        Same("""{"l":[1,2]}""", """{"l":[3,2]}""", AnyOrder, Rules.NumberTolerance(null, 1m));

    [TestCase("<l><i><!--a--></i><i><!--b--></i></l>", "<l><i><!--b--></i><i><!--a--></i></l>")]
    [TestCase("<l xmlns:p='u' xmlns:q='u'><p:i UID='1'/><q:i UID='1'/></l>", "<l xmlns:p='u' xmlns:q='u'><q:i UID='1'/><p:i UID='1'/></l>")]
    public void What_is_a_difference_without_the_default_rules_tells_items_apart(string expected, string actual) =>
        Comparer.Compare(Bodies.Any(expected), Bodies.Any(actual), CompareOptions.Default with { Defaults = [Rules.PairBy("/**", "UID")], Rules = [Rules.AnyOrder("**/l")] })
            .Differences.Should().BeEmpty();

    [Test]
    public void In_order_too_an_item_meets_the_one_that_its_placeholder_takes() =>
        Same("""{"x":["${xmlunit.ignore}","b","${xmlunit.ignore}"]}""", """{"x":["b","b","c"]}""");

    [Test]
    public void Many_items_of_which_a_rule_ignores_a_part_are_paired_at_once()
    {
        var (left, right) = (List(20_000, i => i), List(20_000, i => 19_999 - i));

        Same(left, right, AnyOrder, Rules.Ignore("**/t"));
    }

    [Test]
    public void A_bound_that_is_met_is_told()
    {
        var expected = "{\"l\":[" + string.Join(',', Enumerable.Range(0, 500).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i * 10}"))) + "]}";
        var actual = "{\"l\":[" + string.Join(',', Enumerable.Range(0, 500).Select(i => string.Create(CultureInfo.InvariantCulture, $"{4_999_999 - i}"))) + "]}";

        Compare(expected, actual, AnyOrder, Rules.NumberTolerance(null, 1m)).Notes.Should().ContainSingle().Which.Should().Contain("100000 pairs");
    }

    [Test]
    public void A_rule_that_decided_the_pairing_is_used()
    {
        Compare("""{"l":[{"K":1,"a":1},{"K":2,"a":2}]}""", """{"l":[{"K":2,"a":2},{"K":1,"a":3}]}""", Rules.PairBy("/l", "K")).UnusedRules.Should().BeEmpty();
        Compare("""<s><i UID="1"/><i UID="2"/></s>""", """<s><i UID="1"/><i UID="3"/></s>""", Rules.InOrder("/s")).UnusedRules.Should().BeEmpty();
        Compare("""<s><i UID="1"/></s>""", """<s><i UID="2"/></s>""", Rules.PairBy("/nowhere", "K")).UnusedRules.Should().ContainSingle();
    }

    /// <summary>The oracle: two lists are the same in any order if some permutation makes each pair the same.</summary>
    [Test]
    public void In_any_order_lists_are_the_same_exactly_if_some_permutation_is() => Trees.Chance.Sample(chance =>
    {
        var random = new Random(chance.Seed);
        Rule[] rules = [AnyOrder, Rules.Ignore("**/t"), Rules.NumberTolerance("**/n", 1m), Rules.Text("**/s", TextNormalisation.IgnoreCase), Rules.NullEqualsAbsent("**/z"), Rules.ExtraMembers("**/x")];
        rules = [.. rules.Where((_, i) => i == 0 || random.Next(3) > 0)];
        var count = random.Next(1, 6);
        var left = Enumerable.Range(0, count).Select(_ => Item(random, 2)).ToArray();
        var right = left.Select(item => random.Next(3) == 0 ? Item(random, 2) : Rewritten(item, random)).ToArray();
        random.Shuffle(right);
        var isSame = Permutations(count).Any(order => order.Select((to, from) => (left[from], right[to]))
            .All(pair => Compare($$"""{"l":[{{pair.Item1}}]}""", $$"""{"l":[{{pair.Item2}}]}""", rules).AreSame));
        var (expected, actual) = ($$"""{"l":[{{string.Join(',', left)}}]}""", $$"""{"l":[{{string.Join(',', right)}}]}""");
        Compare(expected, actual, rules).AreSame.Should().Be(isSame, $"{expected}\n{actual}\n{string.Join('\n', rules.Select(rule => rule.Name))}");
    }, iter: Trees.Rounds(1_500));

    private static string Item(Random random, int depth) => random.Next(depth == 0 ? 5 : 7) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $$"""{"n":{{random.Next(5)}}}"""),
        1 => random.Next(2) == 0 ? "\"a\"" : "\"${xmlunit.isNumber}\"",
        2 => string.Create(CultureInfo.InvariantCulture, $$"""{"t":{{random.Next(9)}},"a":{{random.Next(2)}}}"""),
        3 => random.Next(2) == 0 ? """{"s":"X"}""" : "\"7\"",
        4 => string.Create(CultureInfo.InvariantCulture, $$"""{"t":{{random.Next(9)}},"o":[{{random.Next(2)}},{{random.Next(2)}}],"z":null}"""),
        5 => string.Create(CultureInfo.InvariantCulture, $$"""{"l":[{{Item(random, depth - 1)}},{{Item(random, depth - 1)}}]}"""),
        _ => random.Next(2) == 0 ? """{"s":"x"}""" : "\"${xmlunit.ignore}\"",
    };

    /// <summary>The same item as a server could write it under the rules.</summary>
    private static string Rewritten(string item, Random random) => item switch
    {
        "\"${xmlunit.isNumber}\"" => random.Next(2) == 0 ? "\"7\"" : "5",
        "\"${xmlunit.ignore}\"" => random.Next(2) == 0 ? "\"a\"" : """{"s":"x"}""",
        """{"s":"X"}""" => """{"s":"x"}""",
        _ => item.StartsWith("{\"t\"", StringComparison.Ordinal) ? string.Concat("{\"t\":", random.Next(9).ToString(CultureInfo.InvariantCulture), Changed(item, random).AsSpan(6)) : item,
    };

    private static string Changed(string item, Random random) => random.Next(4) switch
    {
        0 => item.Replace(",\"z\":null", "", StringComparison.Ordinal),
        1 => string.Concat(item.AsSpan(0, item.Length - 1), ",\"x\":1}"),
        _ => item,
    };

    private static IEnumerable<int[]> Permutations(int count) => count == 0
        ? [[]]
        : Permutations(count - 1).SelectMany(rest => Enumerable.Range(0, count).Select(at => rest.Take(at).Append(count - 1).Concat(rest.Skip(at)).ToArray()));

    private static string List(int count, Func<int, int> number) => "{\"l\":[" + string.Join(',', Enumerable.Range(0, count)
        .Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{"t":{{i}},"a":{{number(i)}}}"""))) + "]}";

    private static void Same(string expected, string actual, params Rule[] rules) => actual.Should().BeSameInformationAs(expected, rules);

    private static Comparison Compare(string expected, string actual, params Rule[] rules) =>
        Comparer.Compare(Bodies.Any(expected), Bodies.Any(actual), CompareOptions.Default with { Rules = rules });
}
