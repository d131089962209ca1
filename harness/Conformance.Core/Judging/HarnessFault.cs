namespace Conformance.Core.Judging;

/// <summary>What is said of an error in the harness itself.</summary>
public static class HarnessFault
{
    /// <summary>The error as a sentence with the place in the code and what to do. It may hold what a server said: replace
    /// secrets before it is kept.</summary>
    /// <param name="doing">What was done to the variant, as a participle: <c>replayed</c>, <c>judged</c>.</param>
    /// <param name="error">The error.</param>
    public static string Told(string doing, Exception error) =>
        $"a fault of the harness while this was {doing}, which says nothing about the target: {error.GetType().Name}: {error.Message.TrimEnd('.')}{Place(error)}. Please report it with the archive.";

    /// <summary>The innermost method of ours: files and lines would differ from build to build.</summary>
    private static string Place(Exception error)
    {
        var frame = (error.StackTrace ?? "").Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Contains("Conformance.", StringComparison.Ordinal));
        return frame is null ? "" : $" ({frame.Split(" in ")[0]})";
    }
}
