namespace Conformance.Core.Documentation;

/// <summary>Something that one page says, or that the contract says it says.</summary>
/// <param name="Page">The page's name, as in <c>get_jobs_id</c>.</param>
/// <param name="Subject">
/// What it is about, without any value, as in <c>element Platform type</c>. Page and subject together name the fact: an
/// explanation goes
/// by them.
/// </param>
/// <param name="Said">What the page says, readable by itself.</param>
/// <param name="Contract">What the contract says instead; null if it says the same.</param>
public sealed record PageFact(string Page, string Subject, string Said, string? Contract);

/// <summary>Something on a page that nobody can compare with the contract.</summary>
/// <param name="Page">The page's name.</param>
/// <param name="What">What it is, as in <c>the body of an example</c>.</param>
/// <param name="Why">Why it cannot be compared, as a half sentence.</param>
public sealed record UnreadFact(string Page, string What, string Why);

/// <summary>Everything that was found on the pages.</summary>
/// <param name="Facts">What was compared.</param>
/// <param name="Unread">What could not be compared.</param>
public sealed record FoundFacts(IReadOnlyList<PageFact> Facts, IReadOnlyList<UnreadFact> Unread)
{
    /// <summary>Facts alone.</summary>
    public static FoundFacts Of(IEnumerable<PageFact> facts) => new([.. facts], []);

    /// <summary>The facts of all.</summary>
    public static FoundFacts All(IEnumerable<FoundFacts> parts)
    {
        var all = parts.ToList();
        return new FoundFacts([.. all.SelectMany(part => part.Facts)], [.. all.SelectMany(part => part.Unread)]);
    }
}
