namespace Conformance.Core.Contract;

/// <summary>Where an example of the documentation is wrong, so that nobody takes it as truth.</summary>
/// <param name="At">The element or attribute.</param>
/// <param name="Source">The page.</param>
/// <param name="Note">What is wrong, as a sentence.</param>
public sealed record SlipRule(string At, string Source, string Note);
