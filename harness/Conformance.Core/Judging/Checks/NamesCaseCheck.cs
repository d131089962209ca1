using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Checks;

/// <summary>
/// The names in JSON are written in one case by a server, PascalCase or camelCase. One answer shows which; that another answer
/// shows the other is
/// told by <see cref="DialectLedger"/> when all of them are in.
/// </summary>
public sealed record NamesCaseCheck() : Check(CheckStage.Content)
{
    /// <summary>The kind of the expectation that asks for it.</summary>
    internal const string Word = "names-case";

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        answer.Outline is { } document && Dialects.Of(document) is not null ? CheckResult.Of([]) : CheckResult.Nothing("the body is no JSON that has names");
}
