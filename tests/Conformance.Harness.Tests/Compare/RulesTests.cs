using Conformance.Documents.Compare;
using Conformance.Harness.Tests.Documents;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Compare;

[TestFixture]
public sealed class RulesTests
{
    private const string Left = """<s xmlns="urn:v"><t UID="1"><a>1.0</a><b>2021-11-03T21:00:26Z</b><c> X  y</c><d/></t></s>""";
    private const string Right = """<s xmlns="urn:v"><t UID="1"><a>1</a><b>2021-11-03T21:00:27.5Z</b><c>x Y </c><e/></t></s>""";

    private static IEnumerable<TestCaseData> Allowing()
    {
        yield return new TestCaseData(Rules.Ignore("/s/t/a"), "a");
        yield return new TestCaseData(Rules.Ignore("**/b"), "b");
        yield return new TestCaseData(Rules.NumberTolerance("a", 0), "a");
        yield return new TestCaseData(Rules.NumberTolerance(null, 0), "a");
        yield return new TestCaseData(Rules.InstantTolerance("b", TimeSpan.FromSeconds(2)), "b");
        yield return new TestCaseData(Rules.Text("c", TextNormalisation.Trim | TextNormalisation.Collapse | TextNormalisation.IgnoreCase), "c");
    }

    [TestCaseSource(nameof(Allowing))]
    public void A_rule_allows_what_it_is_about_and_nothing_else(Rule rule, string name)
    {
        Names(Compare(rule)).Should().Equal(new[] { "a", "b", "c", "d" }.Where(one => one != name));
        Compare(rule).UnusedRules.Should().BeEmpty();
    }

    private static IEnumerable<Rule> Idle()
    {
        yield return Rules.Ignore("/s/t/@a");
        yield return Rules.NumberTolerance("b", 5);
        yield return Rules.InstantTolerance("b", TimeSpan.FromSeconds(1));
        yield return Rules.Text("c", TextNormalisation.Trim);
        yield return Rules.AnyOrder("/s");
        yield return Rules.NullEqualsAbsent(null);
    }

    [TestCaseSource(nameof(Idle))]
    public void A_rule_that_decided_nothing_is_told(Rule rule) => Compare(rule).UnusedRules.Should().Equal(rule);

    [Test]
    public void The_first_answer_wins()
    {
        Names(Compare(Rules.Refuse("a", DifferenceKind.TextValue), Rules.Ignore("a"))).Should().Contain("a");
        Names(Compare(Rules.Ignore("a"), Rules.Refuse("a", DifferenceKind.TextValue))).Should().NotContain("a");
    }

    [Test]
    public void A_difference_without_a_rule_is_not_allowed() =>
        Comparer.Compare(Bodies.Xml(Left), Bodies.Xml(Right), CompareOptions.Default with { Defaults = DefaultRules.None }).AreSame.Should().BeFalse();

    [Test]
    public void Extra_members_and_null_are_matters_of_rules()
    {
        Json("""{"a":1}""", """{"a":1,"b":2}""", Rules.ExtraMembers(null)).AreSame.Should().BeTrue();
        Json("""{"a":1,"b":2}""", """{"a":1}""", Rules.ExtraMembers(null)).AreSame.Should().BeFalse();
        Json("""{"a":1,"b":null}""", """{"a":1}""", Rules.NullEqualsAbsent("b")).AreSame.Should().BeTrue();
        Json("""{"UID":1}""", """{"uid":1}""", Rules.NameCase(null)).AreSame.Should().BeTrue();
        Json("""{"a":[1,2]}""", """{"a":[2,1]}""", Rules.AnyOrder("/a")).AreSame.Should().BeTrue();
        Json("""{"a":[{"K":1,"v":1},{"K":2,"v":2}]}""", """{"a":[{"K":2,"v":2},{"K":1,"v":3}]}""", Rules.PairBy("/a", "K"))
            .Differences.Should().ContainSingle().Which.ExpectedPath.Text.Should().Be("/a/0/v");
    }

    [Test]
    public void All_differences_are_counted_and_the_first_are_kept()
    {
        var comparison = Comparer.Compare(Bodies.Xml(Left), Bodies.Xml(Right), CompareOptions.Default with { MaxDifferences = 2 });

        (comparison.Differences.Count, comparison.Total).Should().Be((2, 4));
    }

    [TestCase("\u00E9", "e\u0301", true)]
    [TestCase("\u1E69", "s\u0307\u0323", true)]
    [TestCase("s\u0323\u0307", "s\u0307\u0323", true)]
    [TestCase("q\u0307\u0323", "q\u0323\u0307", true)]
    [TestCase("a\u0301\u0300", "a\u0300\u0301", false)]
    [TestCase("\uAC01", "\u1100\u1161\u11A8", true)]
    [TestCase("\uAC00", "\u1100\u1161", true)]
    [TestCase("\uAC00", "\u1100\u1162", false)]
    [TestCase("\u212B", "\u00C5", true)]
    [TestCase("\uFB01", "fi", false)]
    [TestCase("\uF900", "\u8C48", true)]
    [TestCase("\U0001D15E", "\U0001D157\U0001D165", true)]
    [TestCase("\u00E9", "e", false)]
    [TestCase("\u00E9", "E\u0301", false)]
    public void Texts_of_one_normal_form_are_the_same(string expected, string actual, bool same) =>
        Json($"[\"{expected}\"]", $"[\"{actual}\"]", Rules.Text(null, TextNormalisation.Unicode)).AreSame.Should().Be(same);

    [TestCase("0.1", "0.10000000000000000000000000000000001", "0", false)]
    [TestCase("1e999999999", "10e999999998", "0", true)]
    [TestCase("1e-999999999999999", "0", "0", false)]
    [TestCase("1e-999999999999999", "0", "0.1", true)]
    [TestCase("1e999999999999999", "0", "5", false)]
    [TestCase("1.00000000000000000000000000000000001", "2", "1", true)]
    [TestCase("1", "2.00000000000000000000000000000000001", "1", false)]
    [TestCase("-0.0", "0e5", "0", true)]
    [TestCase("1e99999999999999999999", "1e99999999999999999999", "1", true)]
    [TestCase("-1", "1", "1.99", false)]
    public void A_tolerance_is_exact(string expected, string actual, string tolerance, bool same) =>
        Json("{\"a\":" + expected + "}", "{\"a\":" + actual + "}", Rules.NumberTolerance("a", decimal.Parse(tolerance, System.Globalization.CultureInfo.InvariantCulture)))
            .AreSame.Should().Be(same);

    [Test]
    public void The_same_number_of_very_many_digits_is_only_written_otherwise()
    {
        var digits = new string('7', 100_000);

        Json($"[{digits}]", $"[{digits}.0]", Rules.Ignore("/nowhere")).Differences.Should().ContainSingle().Which.Kind.Should().Be(DifferenceKind.NumberText);
    }

    [TestCase("/s/t/a", "/s/t/a", true)]
    [TestCase("a", "/s/t/a", true)]
    [TestCase("/s/*/a", "/s/t/a", true)]
    [TestCase("/**", "/s/t/a", true)]
    [TestCase("/s/**/a", "/s/t/a", true)]
    [TestCase("/s/a", "/s/t/a", false)]
    [TestCase("t[1]/a", "/s/t/a", true)]
    [TestCase("t[2]/a", "/s/t/a", false)]
    [TestCase("@a", "/s/t/a", false)]
    public void A_pattern_matches_paths(string pattern, string path, bool matches)
    {
        var node = Bodies.Xml(Left).Root.Children[0].Children[0];

        path.Should().Be("/s/t/a");
        PathPattern.Parse(pattern).Matches(node).Should().Be(matches);
    }

    [TestCase("")]
    [TestCase("/a//b")]
    [TestCase("a[x]")]
    public void A_broken_pattern_is_refused(string pattern) =>
        ((Action)(() => PathPattern.Parse(pattern))).Should().Throw<FormatException>();

    private static Comparison Json(string expected, string actual, Rule rule) =>
        Comparer.Compare(Bodies.Json(expected), Bodies.Json(actual), CompareOptions.Default with { Rules = [rule] });

    private static Comparison Compare(params Rule[] rules) =>
        Comparer.Compare(Bodies.Xml(Left), Bodies.Xml(Right), CompareOptions.Default with { Rules = rules });

    private static IEnumerable<string> Names(Comparison comparison) =>
        comparison.Differences.Select(difference => difference.ExpectedPath.Text[^4].ToString());
}
