namespace Conformance.Core.Scenarios.Depths;

/// <summary>How much of what is selected a run asks.</summary>
public enum RunDepth
{
    /// <summary>Each requirement and each documented operation at least once, then what shows most, in at most
    /// <see cref="DepthSelection.MostQuickRequests"/> requests.</summary>
    Quick,

    /// <summary>Each pair of values of the axes of each scenario, and what each relation compares, in the place of each
    /// combination.</summary>
    Standard,

    /// <summary>Every variant.</summary>
    Full,
}

/// <summary>The words for depths, as users write them and reports tell them.</summary>
public static class RunDepths
{
    /// <summary>All words, the least depth first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<RunDepth>().Select(Word)];

    /// <summary>The word for a depth, as in <c>quick</c>.</summary>
    /// <param name="depth">The depth.</param>
    public static string Word(this RunDepth depth) => depth.ToString().ToLowerInvariant();

    /// <summary>The depth that a word stands for; null if there is none.</summary>
    /// <param name="word">As in <c>quick</c>.</param>
    public static RunDepth? Find(string word) =>
        Enum.GetValues<RunDepth>().Cast<RunDepth?>().FirstOrDefault(depth => depth!.Value.Word() == word);
}
