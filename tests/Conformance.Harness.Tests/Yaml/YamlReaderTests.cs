using Conformance.DataFiles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Yaml;

public sealed class YamlReaderTests
{
    public sealed record Case(string Name, string Text, params string[] Faults)
    {
        public override string ToString() => Name;
    }

    private static readonly Case[] Refused =
    [
        new("an empty file", "", "a.yaml: the file is empty. Write a document or delete the file."),
        new("duplicate keys", "a: 1\nb: 2\na: 3\n", "a.yaml:3:1: duplicate key \"a\", first at a.yaml:1:1. Keep one of them."),
        new("an anchor and an alias", "a: &x 1\nb: *x\n",
            "a.yaml:1:4: anchors and aliases are not read. Write the value out.",
            "a.yaml:2:4: anchors and aliases are not read. Write the value out."),
        new("a list that is not closed before the next key", "a:\n  b: [c, d\ne:\n  - { f: g }\n", "a.yaml:2:7: not YAML: a list or mapping that begins here or before is not closed."),
        new("a tag", "a: !!int 1\n", "a.yaml:1:4: the tag tag:yaml.org,2002:int is not read. Leave it out."),
        new("two documents", "a: 1\n---\nb: 2\n", "a.yaml:2:1: a second document begins. Give it a file of its own."),
        new("a list as a key", "[a]: 1\n", "a.yaml:1:1: a key must be plain text."),
        new("no YAML", "a: [1\n", "a.yaml:2:1: not YAML: While parsing a flow sequence, did not find expected ',' or ']'. Is a brace or bracket before this not closed?"),
    ];

    [TestCaseSource(nameof(Refused))]
    public void What_is_refused_is_said_with_its_place(Case refused)
    {
        var read = () => YamlReader.Read(new DataFile("a.yaml", refused.Text));

        read.Should().Throw<DataException>().Which.Faults.Select(fault => fault.ToString()).Should().Equal(refused.Faults);
    }

    [Test]
    public void Values_keep_their_places_and_their_quotes()
    {
        var root = (YamlMapping)YamlReader.Read(new DataFile("a.yaml", "a:\n  - 1\n  - \"1\"\n"));

        root.Find("a").Should().BeOfType<YamlSequence>().Which.Items.Should().Equal(
            new YamlScalar(new DataPlace("a.yaml", 2, 5), "1", Quoted: false),
            new YamlScalar(new DataPlace("a.yaml", 3, 5), "1", Quoted: true));
    }
}
