namespace Conformance.Core.Documentation;

/// <summary>One page of the vendor's documentation, taken apart.</summary>
/// <param name="Name">The name of its file without the ending, as in <c>get_jobs_id</c>; a source <c>HC:get_jobs_id</c> names
/// it.</param>
/// <param name="Title">Its title, as in <c>GET /jobs/{ID}</c>.</param>
/// <param name="Text">All of its text, its title included.</param>
/// <param name="Blocks">Its parts in their order.</param>
public sealed record DocumentationPage(string Name, string Title, string Text, IReadOnlyList<PageBlock> Blocks);

/// <summary>A part of a page.</summary>
/// <param name="Section">The last known heading above it, as in <c>Response Body</c>; empty above the first.</param>
public abstract record PageBlock(string Section);

/// <summary>A line of text.</summary>
/// <param name="Section">The last known heading above it.</param>
/// <param name="Text">The line.</param>
public sealed record PageText(string Section, string Text) : PageBlock(Section);

/// <summary>A table of two or more columns.</summary>
/// <param name="Section">The last known heading above it.</param>
/// <param name="Header">The names of its columns.</param>
/// <param name="Rows">The cells of its rows; a row may have fewer or more cells than the header.</param>
public sealed record PageTable(string Section, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
    : PageBlock(Section);

/// <summary>A box of code, as a URL or an example; its lines are joined by spaces, or lost.</summary>
/// <param name="Section">The last known heading above it.</param>
/// <param name="Text">What stands in it.</param>
public sealed record PageCode(string Section, string Text) : PageBlock(Section);
