using Conformance.Documents.Compare;
using Conformance.Harness.Tests.Documents;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Compare;

/// <summary>Laws that hold for every pair of documents. A failure prints CsCheck's seed and the two documents.</summary>
[TestFixture]
public sealed class ComparerProperties
{
    private static readonly int Rounds = Trees.Rounds(3_000);

    private static readonly CompareOptions All = CompareOptions.Default with { MaxDifferences = 10_000 };

    [Test]
    public void A_document_is_the_same_as_itself() => Trees.Chance.Sample(chance =>
    {
        var text = Trees.Plain(Trees.Collection(new Random(chance.Seed), chance.Size));
        Compare(text, text, All with { Defaults = DefaultRules.None }).Should().BeEmpty(text);
    }, iter: Rounds);

    [Test]
    public void Lawful_rewrites_never_differ() => Trees.Chance.Sample(chance =>
    {
        var random = new Random(chance.Seed);
        var tree = Trees.Collection(random, chance.Size);
        var (left, right) = (Trees.Lawful(tree, random), Trees.Lawful(tree, random));
        Compare(left, right, All).Should().BeEmpty($"{left}\n{right}");
    }, iter: Rounds);

    [Test]
    public void One_edit_is_found_exactly_once_and_where_it_was_made() => Trees.Chance.Sample(chance =>
    {
        var random = new Random(chance.Seed);
        var tree = Trees.WithUniqueKeys(Trees.Collection(random, chance.Size));
        if (Edits.One(tree, random) is not var (changed, kind, mark))
        {
            return;
        }

        var (left, right) = (Trees.Lawful(tree, random), Trees.Lawful(changed, random));
        var difference = Compare(left, right, All).Should().ContainSingle($"{kind} {mark}\n{left}\n{right}").Which;
        difference.Kind.Should().Be(kind, $"{mark}\n{left}\n{right}");
        (difference.ExpectedPath.Text + difference.ActualPath.Text + difference.ActualValue).Should().Contain(mark);
    }, iter: Rounds);

    [Test]
    public void Swapping_the_sides_swaps_the_differences() => Trees.Chance.Sample(chance =>
    {
        var random = new Random(chance.Seed);
        var tree = Trees.Collection(random, chance.Size);
        var changed = tree;
        for (var n = random.Next(6); n >= 0; n--)
        {
            changed = Edits.One(changed, random)?.Changed ?? changed;
        }

        var (left, right) = (Trees.Lawful(tree, random), Trees.Lawful(changed, random));
        var options = All with { Defaults = random.Next(2) == 0 ? DefaultRules.All : DefaultRules.None };
        var there = Compare(left, right, options).Select(difference =>
            (difference.Kind, difference.ExpectedPath, difference.ActualPath, difference.ExpectedValue, difference.ActualValue));
        var back = Compare(right, left, options).Select(difference =>
            (difference.Kind, difference.ActualPath, difference.ExpectedPath, difference.ActualValue, difference.ExpectedValue));
        there.Should().BeEquivalentTo(back, $"{left}\n{right}");
    }, iter: Rounds);

    [Test]
    public void Members_in_any_order_are_the_same_collection() => Trees.Chance.Sample(chance =>
    {
        var random = new Random(chance.Seed);
        var tree = Trees.Collection(random, chance.Size);
        tree.Children.RemoveAll(item => item.Attributes.All(attribute => attribute.Name != "UID"));
        var original = Trees.WithUniqueKeys(tree);
        var shuffled = original.Copy();
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(shuffled.Children));
        var (left, right) = (Trees.Lawful(original, random), Trees.Lawful(shuffled, random));
        Compare(left, right, All).Should().BeEmpty($"{left}\n{right}");
    }, iter: Rounds);

    private static IReadOnlyList<Difference> Compare(string left, string right, CompareOptions options) =>
        Comparer.Compare(Bodies.Any(left), Bodies.Any(right), options).Differences;
}
