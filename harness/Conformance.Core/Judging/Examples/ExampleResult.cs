namespace Conformance.Core.Judging.Examples;

/// <summary>What the contract says of one example.</summary>
/// <param name="Root">The root element; for JSON what it would be, <c>?</c> if the body does not tell.</param>
/// <param name="Resources">How many resources of the contract it holds; 0 if it is no answer that the contract describes.</param>
/// <param name="Disagreements">Where the example breaks a documented statement, or holds what the contract does not know.</param>
/// <param name="Explained">Where it breaks a statement of level observed, or at one of the resource's slips: a note explains
/// it.</param>
public sealed record ExampleResult(
    string Root, int Resources, IReadOnlyList<Violation> Disagreements, IReadOnlyList<Violation> Explained);
