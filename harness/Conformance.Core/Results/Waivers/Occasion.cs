using Conformance.Core.Scenarios;

namespace Conformance.Core.Results.Waivers;

/// <summary>The run that waivers are held against.</summary>
/// <param name="Target">What the target is known by.</param>
/// <param name="Today">The day in UTC on which the run began, so that its archive is judged alike on any later day.</param>
/// <param name="Suite">All that could be asked.</param>
/// <param name="Plan">What was to be asked of this target.</param>
public sealed record Occasion(TargetIdentity Target, DateOnly Today, Suite Suite, Plan Plan);
