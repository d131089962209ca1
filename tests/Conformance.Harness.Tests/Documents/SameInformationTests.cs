using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Conformance.Cli;
using Conformance.Documents;
using Conformance.Documents.Compare;
using Conformance.Documents.FluentAssertions;
using Conformance.Documents.NUnit;
using FluentAssertions;
using FluentAssertions.Execution;
using NUnit.Framework;
using NUnit.Framework.Internal;

namespace Conformance.Harness.Tests.Documents;

// The actual documents are short texts that stand here.
#pragma warning disable NUnit2007

/// <summary>The assertions that are packages of their own: what they take, and what they say.</summary>
[TestFixture]
public sealed class SameInformationTests
{
    private const string Expected = "<a><b>1</b><c/></a>";
    private const string Actual = "<a><b>2</b><d/></a>";

    [Test]
    public void The_same_information_passes()
    {
        Assert.That("<a x='1' y='2'/>", Is.SameInformationAs("<a y=\"2\" x=\"1\"></a>"));
        Assert.That("""{"b":1,"a":2}""", Is.SameInformationAs("""{"a":2,"b":1}"""));
        Assert.That("""{"Name":"x"}""", Is.SameInformationAs("<r><Name>x</Name></r>"));
        "<a x='1' y='2'/>".Should().BeSameInformationAs("<a y=\"2\" x=\"1\"></a>");
        Encoding.UTF8.GetBytes("[1]").Should().BeSameInformationAs("[ 1 ]").And.HaveCount(3);
        XDocument.Parse(Expected).Should().BeSameInformationAs(Expected);
        JsonNode.Parse("[1]").Should().BeSameInformationAs("[1]");
    }

    [Test]
    public void Rules_are_asked_in_their_order_before_the_default_ones()
    {
        Assert.That(Actual, Is.SameInformationAs(Expected).With(Rules.Ignore("/a/b"), Rules.Ignore("/a/c")));
        Assert.That("<b/>", Is.Not.SameInformationAs("<a/>"));
        Assert.That("[1]", Is.Not.SameInformationAs("[2]").With(Rules.NumberTolerance(null, 0.5m)));
        Assert.That("[1]", Is.SameInformationAs("[2]").With(Rules.NumberTolerance(null, 0.5m)).With(Rules.NumberTolerance(null, 1m)));
        Assert.That("<q:a xmlns:q='u'/>", Is.Not.SameInformationAs("<a xmlns='u'/>").With(CompareOptions.Default with { Defaults = DefaultRules.None }));
        Actual.Should().BeSameInformationAs(Expected, Rules.Ignore("/a/*"));
        "[1]".Should().BeSameInformationAs("[2]", CompareOptions.Default with { Rules = [Rules.NumberTolerance(null, 1m)] }, "it is near enough");
    }

    [Test]
    public async Task The_text_of_a_failure_is_that_of_the_command()
    {
        var folder = Directory.CreateTempSubdirectory("conformance-same-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "expected"), Expected);
        await File.WriteAllTextAsync(Path.Combine(folder, "actual"), Actual);
        await using var told = new StringWriter { NewLine = "\n" };
        await ConformCommand.RunAsync(["compare", "expected", "actual"], new Terminal(told, TextWriter.Null, false), folder, _ => null, CancellationToken.None);
        Directory.Delete(folder, recursive: true);

        Fluent(() => Actual.Should().BeSameInformationAs(Expected)).Should().Be(told.ToString().TrimEnd('\n'));
        Fluent(() => Actual.Should().BeSameInformationAs(Expected, CompareOptions.Default, "the {0} is {{x}}", "copy"))
            .Should().Be("The documents should be the same because the copy is {x}.\n" + told.ToString().TrimEnd('\n'));
        Message(Actual, Expected).Should().Be(string.Concat(told.ToString().TrimEnd('\n').Split('\n').Select(line => $"  {line}\n")));
    }

    [Test]
    public void Braces_and_placeholders_of_a_document_are_told_as_they_are() =>
        Fluent(() => """["{reason} {0} {context:x}"]""".Should().BeSameInformationAs("[\"\"]")).Should().Contain("found \"{reason} {0} {context:x}\"");

    [TestCase("<a>", "actual:1:4: ")]
    [TestCase("", "actual:1:1: The body is empty")]
    [TestCase(null, "Expected a document, but found null.")]
    public void What_is_no_document_fails_with_its_place(string? actual, string message)
    {
        Message(actual, "<a/>").Should().Contain(message);
        Fluent(() => actual.Should().BeSameInformationAs("<a/>")).Should().StartWith(message);
        Message("<a/>", actual ?? "<").Should().Contain("expected:1:");
    }

    [Test]
    public void A_document_may_be_held_in_any_of_these_ways()
    {
        var file = new FileInfo(Path.GetTempFileName());
        File.WriteAllText(file.FullName, Expected);
#pragma warning disable RS0030 // Somebody outside may hold one.
        var tree = new XmlDocument { XmlResolver = null };
        tree.LoadXml(Expected);
#pragma warning restore RS0030
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Expected));
        object[] xml = [Expected, Encoding.UTF8.GetBytes(Expected), Encoding.UTF8.GetBytes(Expected).AsMemory(), (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(Expected), file, stream, XDocument.Parse(Expected), XElement.Parse(Expected), tree, Bodies.Xml(Expected)];
        object[] json = ["[1]", JsonNode.Parse("[1]")!, JsonDocument.Parse("[1]"), JsonDocument.Parse("[1]").RootElement, new ArraySegment<byte>(Encoding.UTF8.GetBytes("[1]"))];

        foreach (var body in xml)
        {
            InformationCheck.Of(Expected, body, CompareOptions.Default).Text.Should().Be("same\n", body.GetType().Name);
        }

        json.Should().OnlyContain(body => InformationCheck.Of("[1]", body, CompareOptions.Default).AreSame);
        file.Delete();
        ((Action)(() => InformationCheck.Of("[1]", 5, CompareOptions.Default))).Should().Throw<ArgumentException>().WithMessage("A System.Int32 is no document.*");
    }

    [TestCase("<?xml version=\"1.0\" encoding=\"utf-16\"?>\n<a>\u00E9</a>")]
    [TestCase("<?xml version='1.0' encoding = 'us-ascii' standalone='yes'?>\n<a>\u00E9</a>")]
    [TestCase("<?xml version='1.0'?>\n<a>\u00E9</a>")]
    public void A_text_has_no_encoding_and_keeps_its_places(string text)
    {
        Assert.That(text, Is.SameInformationAs("<a>\u00E9</a>"));
        Message(text, "<a>e</a>").Should().Contain("(actual:2:1, TextValue)");
    }

    /// <summary>They are for anyone: no word of this API, nothing else of this project, and no package but the framework they are
    /// for.</summary>
    [Test]
    public void The_packages_know_nothing_of_this_API([Values("Conformance.Documents", "Conformance.Documents.NUnit", "Conformance.Documents.FluentAssertions", "Conformance.Documents.Yaml")] string package)
    {
        string[] words = ["Veeam", "Enterprise Manager", "EnterpriseManager", "Em12", "Em13", "emulator", "backup", "replica", "scenario", "logon"];
        var folder = Path.Combine(Compare.Repository.Root, "harness", package);

        var found = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".csproj" or ".md" or ".json" && Path.GetFileName(file) != "packages.lock.json")
            .SelectMany(file => File.ReadLines(file).Select(line => (File: Path.GetFileName(file), Line: line)))
            .Where(line => words.Any(word => line.Line.Contains(word, StringComparison.OrdinalIgnoreCase)) || line.Line.Contains(" EM ", StringComparison.Ordinal));

        found.Should().BeEmpty();
    }

    [TestCase(typeof(Document))]
    [TestCase(typeof(SameInformationConstraint), "Conformance.Documents", "nunit.framework")]
    [TestCase(typeof(SameInformationAssertions), "Conformance.Documents", "FluentAssertions")]
    public void A_package_needs_the_framework_it_is_for_and_no_more(Type type, params string[] others) =>
        Assembly.GetAssembly(type)!.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).Should().BeSubsetOf(others);

    private static string Message(object? actual, object expected)
    {
        using var writer = new TextMessageWriter();
        writer.NewLine = "\n";
        Is.SameInformationAs(expected).ApplyTo(actual).WriteMessageTo(writer);
        return writer.ToString();
    }

    private static string Fluent(Action assertion)
    {
        using var scope = new AssertionScope();
        assertion();
        return scope.Discard().Should().ContainSingle().Which;
    }
}
