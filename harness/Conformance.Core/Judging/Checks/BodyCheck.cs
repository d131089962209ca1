namespace Conformance.Core.Judging.Checks;

/// <summary>The body carries exactly the information of a fixture; placeholders in the fixture stand for what cannot be
/// known.</summary>
/// <param name="Fixture">The fixture.</param>
public sealed record BodyCheck(Fixture Fixture) : Check(CheckStage.Relation)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        answer.Document is { } document
            ? Differences.Between(Fixture.Document, document, evidence, (Fixture.Path, Fixture.Bytes), [.. Fixture.Rules, Differences.Extensions(Fixture.Document, evidence.Mapping)])
            : CheckResult.Violated(ViolationKind.WrongBody, "body", $"the body of {Fixture.Path}", "no body that can be read");
}
