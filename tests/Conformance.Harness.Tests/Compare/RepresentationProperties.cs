using System.Text;
using System.Text.Json;
using Conformance.Core.Contract;
using Conformance.Documents;
using Conformance.Documents.Compare;
using Conformance.Documents.Compare.Streaming;
using Conformance.Harness.Tests.Documents;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Compare;

/// <summary>Laws of the documented mapping between XML and JSON, and of JSON in streams.</summary>
[TestFixture]
public sealed class RepresentationProperties
{
    private static readonly CompareOptions All = ApiRepresentation.Options with { MaxDifferences = 10_000 };

    [Test]
    public void XML_turned_into_JSON_and_back_never_differs() => Trees.Chance.Sample(chance =>
    {
        var random = new Random(chance.Seed);
        var xml = Trees.Lawful(Mappable(random, chance.Size), random);
        var dialect = random.Next(2) == 0 ? Dialect.Em12 : Dialect.Em13;
        var information = Information.Of(Bodies.Xml(xml), ApiRepresentation.Mapping);
        var json = Json(information, dialect, random);
        Compare(xml, json).Should().BeEmpty($"{xml}\n{json}");
        Compare(json, xml).Should().BeEmpty($"{json}\n{xml}");
        var back = Xml(Information.Of(Bodies.Json(json), ApiRepresentation.Mapping), "Items");
        Compare(back, json).Should().BeEmpty($"{back}\n{json}");
        Comparer.CompareInformation(Bodies.Xml(xml), Bodies.Xml(back), All).Differences.Should().BeEmpty($"{xml}\n{back}");
    }, iter: 2_000);

    [Test]
    public void One_edit_is_found_across_representations() => Trees.Chance.Sample(chance =>
    {
        var random = new Random(chance.Seed);
        var tree = Mappable(random, chance.Size);
        var json = Json(Information.Of(Bodies.Xml(Trees.Plain(tree)), ApiRepresentation.Mapping), Dialect.Em12, random);
        var leaves = tree.All().Where(element => element.Children.Count == 0 && element.Attributes.Count == 0 && element != tree).ToList();
        if (leaves.Count > 0)
        {
            leaves[random.Next(leaves.Count)].Text = "Fresh";
            var xml = Trees.Plain(tree);
            Compare(xml, json).Should().ContainSingle($"{xml}\n{json}").Which.ExpectedValue.Should().Contain("Fresh");
        }
    }, iter: 2_000);

    [Test]
    public void JSON_in_streams_and_in_memory_gives_the_same_differences() => Trees.Chance.Sample(chance =>
    {
        var random = new Random(chance.Seed);
        var tree = Trees.Collection(random, chance.Size);
        var changed = tree.Copy();
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(changed.Children)[..random.Next(changed.Children.Count + 1)]);
        for (var n = random.Next(4); n > 0; n--)
        {
            changed = Edits.One(changed, random)?.Changed ?? changed;
        }

        var (left, right) = (ToJson(tree, random), ToJson(changed, random));
        using var expected = new MemoryStream(Encoding.UTF8.GetBytes(left));
        using var actual = new MemoryStream(Encoding.UTF8.GetBytes(right));
        var streamed = StreamComparer.Compare(expected, actual, DocumentFormat.Json, All, DocumentLimits.Default, CancellationToken.None);
        var inMemory = Comparer.Compare(Bodies.Json(left), Bodies.Json(right), All);
        streamed.Differences.Should().Equal(inMemory.Differences, $"{left}\n{right}");
        (streamed.Total, streamed.Allowed, streamed.Counts).Should().Be((inMemory.Total, inMemory.Allowed, inMemory.Counts), $"{left}\n{right}");
        var back = Comparer.Compare(Bodies.Json(right), Bodies.Json(left), All);
        back.Total.Should().Be(inMemory.Total, $"{left}\n{right}");
    }, iter: Trees.Rounds(3_000));

    /// <summary>A collection in which names are those of one resource: no element repeats but list items, and none shares a name
    /// with an attribute.</summary>
    private static Tree Mappable(Random random, int size)
    {
        var tree = Trees.Collection(random, size);
        foreach (var element in tree.All())
        {
            element.Namespace = "urn:v";
            var repeated = element.Name is "Items" ? [] : element.Children.DistinctBy(child => child.Name).ToList();
            if (element != tree)
            {
                element.Children.Clear();
                element.Children.AddRange(repeated);
            }

            element.Text = string.IsNullOrWhiteSpace(element.Text) ? "" : element.Text;
        }

        return Trees.WithUniqueKeys(tree);
    }

    internal static string ToJson(Tree tree, Random random) =>
        Json(Information.Of(Bodies.Xml(Trees.Plain(tree)), ApiRepresentation.Mapping), Dialect.Em12, random);

    private static IReadOnlyList<Difference> Compare(string left, string right) =>
        Comparer.Compare(Bodies.Any(left), Bodies.Any(right), All).Differences;

    internal static string Json(InformationNode node, Dialect dialect, Random random) => node switch
    {
        InformationValue value => JsonSerializer.Serialize(value.Text),
        InformationList list => "[" + string.Join(", ", list.Items.Select(item => Json(item, dialect, random))) + "]",
        InformationObject entity => "{" + string.Join(random.Next(2) == 0 ? "," : " ,\n", Shuffled(entity, random)
            .GroupBy(member => member.Name).Select(group => group.First())
            .Select(member => JsonSerializer.Serialize(dialect.JsonName(member.Name)) + ":" + Json(member.Value, dialect, random))) + "}",
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private static InformationMember[] Shuffled(InformationObject entity, Random random)
    {
        var members = entity.Members.ToArray();
        random.Shuffle(members);
        return members;
    }

    private static string Xml(InformationNode node, string name) => node switch
    {
        InformationValue value => $"<{name}>{System.Security.SecurityElement.Escape(value.Text)}</{name}>",
        InformationList list when name == "Links" => $"<Links>{string.Concat(list.Items.Select(item => Xml(item, "Link")))}</Links>",
        InformationList list => string.Concat(list.Items.Select(item => Xml(item, name.TrimEnd('s')))),
        InformationObject entity => $"<{name}>{string.Concat(entity.Members.Select(member => Xml(member.Value, member.Name)))}</{name}>",
        _ => throw new InvalidOperationException(node.GetType().Name),
    };
}
