using System.Text;
using System.Text.RegularExpressions;
using Conformance.Core.Contract;
using Conformance.Core.Judging.Examples;
using Conformance.Documents;
using Conformance.Documents.Compare;

namespace Conformance.Core.Documentation.Facts;

/// <summary>Examples whose body is whole: each member, attribute and link of them, by the rules that a server is judged
/// by.</summary>
internal static partial class ExampleFacts
{
    /// <summary>What an example is called whose body cannot be read.</summary>
    internal const string Body = "the body of an example";

    public static FoundFacts Of(DocumentationPage page, ApiContract contract, RepresentationMapping mapping)
    {
        var (facts, unread) = (new List<PageFact>(), new List<UnreadFact>());
        unread.AddRange(Enumerable.Repeat(
            new UnreadFact(page.Name, "the body of a request", "the contract holds no bodies or parameters of writing requests"),
                PageBody.Requests(page)));
        foreach (var body in PageBody.Of(page).Where(body => body.Text.Length > 0))
        {
            var (document, fault) = Read(body.Text);
            if (document is null)
            {
                unread.Add(new UnreadFact(page.Name, Body, fault));
                continue;
            }

            if (document.Root.Name == "Link")
            {
                // A link alone tells what it leads to, and would be taken for a resource of that Type.
                continue;
            }

            var result = ExampleCheck.Of(document, contract, mapping);
            if (result.Resources == 0)
            {
                unread.Add(new UnreadFact(page.Name, $"the example {result.Root}", "the contract has no answer with this root"));
                continue;
            }

            facts.AddRange(Paths(document.Root).Distinct()
                .Select(path => new PageFact(page.Name, $"example {path}", "shown", null)));
            facts.AddRange(result.Disagreements.GroupBy(violation =>
                $"example {result.Root} {violation.Kind} {violation.Subject}", StringComparer.Ordinal)
                .Select(group => new PageFact(page.Name, group.Key,
                    string.Join("; ", group.Select(each => each.Actual).Distinct()), group.First().Expected)));
        }

        return new FoundFacts(facts, unread);
    }

    /// <summary>The document of a body; null with the reason if it has none.</summary>
    internal static (Document? Document, string Fault) Read(string text)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            return (text.StartsWith('<') ? XmlDocuments.Read(bytes, DocumentLimits.Default)
                : JsonDocuments.Read(bytes, DocumentLimits.Default), "");
        }
        catch (DocumentException exception)
        {
            return (null, text.Count(letter => letter == '<') is 1 or 2 && text.StartsWith('<')
                ? "it is cut off after its first tag" : $"it is not well-formed ({exception.Fault})");
        }
    }

    private static IEnumerable<string> Paths(Node node) => node.Attributes.Concat(node.Children)
        .Where(inner => inner.Name.Length > 0 || inner.Children.Count > 0)
        .SelectMany(Paths).Prepend(Places().Replace(node.Path.Text, ""));

    [GeneratedRegex(@"\[[0-9]+\]|(?<=/)v:|/[0-9]+(?=/|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Places();
}
