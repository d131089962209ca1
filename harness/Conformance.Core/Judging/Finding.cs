using Conformance.Core.Scenarios;
using Conformance.Core.Yaml;

namespace Conformance.Core.Judging;

/// <summary>A violated requirement with its evidence.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Variant">The id of the variant that showed it.</param>
/// <param name="Step">The id of the step whose answer violates it.</param>
/// <param name="Violation">What was expected and what came.</param>
/// <param name="Place">The line of the scenario file that asks.</param>
public sealed record Finding(Requirement Requirement, string Variant, string Step, Violation Violation, DataPlace Place);
