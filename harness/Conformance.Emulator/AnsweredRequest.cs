namespace Conformance.Emulator;

/// <summary>A request that the emulator answered, for a log.</summary>
/// <param name="At">When it came, by the real clock.</param>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query as they were sent.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Elapsed">How long the answer took to be made.</param>
public sealed record AnsweredRequest(DateTimeOffset At, string Method, string Target, int Status, TimeSpan Elapsed);
