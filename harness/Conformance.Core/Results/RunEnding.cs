namespace Conformance.Core.Results;

/// <summary>What is known of a run as a whole when it has ended.</summary>
/// <param name="Cause">What stood in its way; null if nothing did.</param>
/// <param name="SessionsLeft">The logon sessions that it could not end, each as a sentence.</param>
/// <param name="Notes">What it met that changes no verdict, each as a sentence.</param>
public sealed record RunEnding(RunCause? Cause, IReadOnlyList<string> SessionsLeft, IReadOnlyList<string> Notes);
