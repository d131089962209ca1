using Conformance.Harness.Tests.Cli;

namespace Conformance.Harness.Tests.Packages;

/// <summary>The blocks of code in a page for people outside: the vendors', or another.</summary>
internal static class Page
{
    /// <summary>The first block in a language that contains a text.</summary>
    public static string Block(string language, string containing, string file = "VENDORS.md")
    {
        var page = File.ReadAllText(Path.Combine(CommandLine.Root, "harness", file));
        return page.Split("```" + language + "\n").Skip(1).Select(rest => rest.Split("\n```")[0]).First(block => block.Contains(containing, StringComparison.Ordinal));
    }
}
