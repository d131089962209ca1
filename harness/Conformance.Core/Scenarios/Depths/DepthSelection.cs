using Conformance.Core.Contract;

namespace Conformance.Core.Scenarios.Depths;

/// <summary>Takes the variants of a depth out of a plan. The same plan gives the same variants: nothing is drawn by
/// lot.</summary>
public static class DepthSelection
{
    private static readonly IReadOnlySet<QuestionKind> First = new HashSet<QuestionKind> { QuestionKind.Requirement, QuestionKind.Operation };

    /// <summary>What a quick run spends the rest of its requests on, in this order.</summary>
    private static readonly IReadOnlyList<QuestionKind> Rest = [QuestionKind.Line, QuestionKind.Value, QuestionKind.Representation, QuestionKind.Compared, QuestionKind.Pair];

    /// <summary>The most requests of a quick run, those that find bindings among them.</summary>
    public const int MostQuickRequests = 500;

    /// <summary>The plan at a depth.</summary>
    /// <param name="plan">All that is selected.</param>
    /// <param name="depth">How deep.</param>
    /// <param name="suite">What is asked of each variant.</param>
    /// <param name="contract">The API's resources.</param>
    /// <param name="target">What is known of the target.</param>
    public static Plan Of(Plan plan, RunDepth depth, Suite suite, ApiContract contract, TargetFacts target)
    {
        if (depth == RunDepth.Full)
        {
            return plan;
        }

        var cover = new GreedyCover(new Questionnaire(plan.Variants, suite, contract, target), new PlannedRequests(contract));
        // A deeper run asks all that a less deep one asks, so that it misses nothing that the other finds.
        cover.Cover(First, null);
        foreach (var kind in Rest)
        {
            cover.Cover(new HashSet<QuestionKind> { kind }, MostQuickRequests - PlannedRequests.OfSession);
        }

        if (depth == RunDepth.Standard)
        {
            cover.Cover(new HashSet<QuestionKind>(Enum.GetValues<QuestionKind>()), null);
        }

        var chosen = cover.Chosen.OrderBy(variant => variant.Id, StringComparer.Ordinal).ToList();
        return plan with { Variants = chosen, BelowDepth = plan.Variants.Count - chosen.Count };
    }
}
