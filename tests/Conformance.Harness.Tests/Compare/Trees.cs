using System.Text;
using CsCheck;

namespace Conformance.Harness.Tests.Compare;

/// <summary>Generates trees and writes them. All chance comes from CsCheck through a seed, so a failure prints what repeats
/// it.</summary>
internal static class Trees
{
    private static readonly string[] Names = ["Alpha", "Beta", "Gamma", "Delta", "Link"];
    private static readonly string[] Texts = ["", "x", "0", "a<b&c\"'>", "\u00E9\u20AC", "  two  words ", "]]>", "\U0001F600", "line\nline"];

    /// <summary>A seed and a size; small sizes come first when CsCheck shrinks.</summary>
    public static Gen<(int Seed, int Size)> Chance { get; } = Gen.Select(Gen.Int[0, int.MaxValue - 1], Gen.Int[0, 7]);

    /// <summary>How many cases a fuzzer tries: as many as its author says, or as the variable CONFORM_FUZZ_ROUNDS says for all of
    /// them.</summary>
    public static int Rounds(int usual) => int.TryParse(Environment.GetEnvironmentVariable("CONFORM_FUZZ_ROUNDS"), out var rounds) ? rounds : usual;

    /// <summary>A collection whose members mostly have a UID; some repeat, some have none.</summary>
    public static Tree Collection(Random random, int size)
    {
        var root = new Tree { Name = "Items" };
        for (var i = 0; i < size; i++)
        {
            var item = Element(random, "Item", 2);
            if (random.Next(8) > 0)
            {
                item.Attributes.Insert(0, ("UID", $"urn:{(random.Next(10) == 0 ? 0 : i)}"));
            }

            root.Children.Add(item);
        }

        return root;
    }

    /// <summary>The same with every key told apart: members that share a key are paired in their order, which an edit
    /// disturbs.</summary>
    public static Tree WithUniqueKeys(Tree tree)
    {
        var copy = tree.Copy();
        var n = 0;
        foreach (var attributes in copy.All().Select(element => element.Attributes))
        {
            for (var i = 0; i < attributes.Count; i++)
            {
                if (attributes[i].Name is "UID" or "Href")
                {
                    attributes[i] = (attributes[i].Name, $"{attributes[i].Value}#{n++}");
                }
            }
        }

        return copy;
    }

    public static Tree Element(Random random, string name, int depth)
    {
        var tree = new Tree { Name = name, Namespace = random.Next(6) == 0 ? "urn:w" : "urn:v" };
        foreach (var attribute in new[] { "Href", "Type", "Rel" }.Where(_ => random.Next(3) == 0))
        {
            tree.Attributes.Add((attribute, Texts[random.Next(Texts.Length)]));
        }

        if (depth > 0 && random.Next(3) > 0)
        {
            for (var n = random.Next(5); n > 0; n--)
            {
                tree.Children.Add(Element(random, Names[random.Next(Names.Length)], depth - 1));
            }
        }
        else
        {
            tree.Text = Texts[random.Next(Texts.Length)];
        }

        return tree;
    }

    /// <summary>The plainest writing.</summary>
    public static string Plain(Tree tree) => Write(tree, null);

    /// <summary>One of the lawful writings: prefixes, attribute order, white space between elements, escapes, CDATA, character
    /// references.</summary>
    public static string Lawful(Tree tree, Random random) => Write(tree, random);

    private static string Write(Tree tree, Random? random)
    {
        var text = new StringBuilder(random?.Next(2) == 0 ? "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" : "");
        Append(text, tree, random, null);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Tree tree, Random? random, string? inherited)
    {
        var prefix = random?.Next(3) switch { 0 => "p", 1 => "q", _ => "" };
        var name = string.IsNullOrEmpty(prefix) ? tree.Name : prefix + ":" + tree.Name;
        text.Append('<').Append(name);
        var attributes = tree.Attributes.Select(attribute => attribute.Name + Space(random) + "=" + Space(random) + Quoted(attribute.Value, random)).ToList();
        var declares = prefix?.Length > 0 || inherited != tree.Namespace || random?.Next(4) == 0;
        if (declares)
        {
            attributes.Insert(random?.Next(attributes.Count + 1) ?? 0, (string.IsNullOrEmpty(prefix) ? "xmlns" : "xmlns:" + prefix) + "=\"" + tree.Namespace + "\"");
        }

        random?.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(attributes));
        foreach (var attribute in attributes)
        {
            text.Append(random?.Next(4) == 0 ? "\n\t" : " ").Append(attribute);
        }

        if (tree.Children.Count == 0 && tree.Text.Length == 0 && random?.Next(2) != 0)
        {
            text.Append("/>");
            return;
        }

        text.Append('>');
        var inner = string.IsNullOrEmpty(prefix) ? tree.Namespace : inherited;
        foreach (var child in tree.Children)
        {
            text.Append(random?.Next(2) == 0 ? "\n  " : "");
            Append(text, child, random, inner);
        }

        text.Append(tree.Children.Count > 0 && random?.Next(2) == 0 ? "\n" : "");
        text.Append(Escaped(tree.Text, random, inAttribute: false)).Append("</").Append(name).Append(random?.Next(5) == 0 ? " >" : ">");
    }

    private static string Space(Random? random) => random?.Next(6) == 0 ? " " : "";

    private static string Quoted(string value, Random? random)
    {
        var quote = random?.Next(2) == 0 ? '\'' : '"';
        return quote + Escaped(value, random, inAttribute: true) + quote;
    }

    private static string Escaped(string value, Random? random, bool inAttribute)
    {
        if (!inAttribute && value.Length > 0 && random?.Next(4) == 0 && !value.Contains("]]>", StringComparison.Ordinal))
        {
            return "<![CDATA[" + value + "]]>";
        }

        var text = new StringBuilder();
        foreach (var rune in value.EnumerateRunes())
        {
            var mustEscape = rune.Value is '<' or '&' or '"' or '\'' or '>' || (inAttribute && rune.Value is '\n' or '\t');
            if (mustEscape || random?.Next(12) == 0)
            {
                text.Append(random?.Next(2) == 0 ? $"&#x{rune.Value:X};" : $"&#{rune.Value};");
            }
            else
            {
                text.Append(rune.ToString());
            }
        }

        return text.ToString();
    }
}
