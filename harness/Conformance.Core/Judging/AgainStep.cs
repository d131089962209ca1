namespace Conformance.Core.Judging;

/// <summary>
/// The step of an exchange that asks a request once more, to settle whether data moved: <c>read#again</c>, or
/// <c>read#again-accept</c> where it is asked together with the variant that differs in that axis.
/// </summary>
public static class AgainStep
{
    private const string Mark = "#again";

    /// <summary>The step of the exchange.</summary>
    /// <param name="step">The step of the first exchange.</param>
    /// <param name="across">
    /// The axis in which the variant differs that is asked together with it; null if its own steps are.
    /// </param>
    public static string StepOf(string step, string? across) => across is null ? step + Mark : $"{step}{Mark}-{across}";

    /// <summary>Whether a step asks a request once more.</summary>
    public static bool IsOne(string step) => step.Contains(Mark, StringComparison.Ordinal);

    /// <summary>The step of the first exchange, and the axis.</summary>
    /// <param name="step">One that asks once more.</param>
    internal static (string First, string? Across) Parts(string step)
    {
        var at = step.IndexOf(Mark, StringComparison.Ordinal);
        return (step[..at], step.Length > at + Mark.Length ? step[(at + Mark.Length + 1)..] : null);
    }
}

/// <summary>
/// Requests of a variant that are to be sent once more, back to back, to settle whether data moved between them.
/// </summary>
/// <param name="Variant">The variant's id.</param>
/// <param name="Steps">The ids of its scenario's steps, in order.</param>
/// <param name="Across">As in <see cref="AgainStep.StepOf"/>.</param>
public sealed record AskedAgain(string Variant, IReadOnlyList<string> Steps, string? Across);
