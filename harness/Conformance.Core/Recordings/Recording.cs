using Conformance.Core.Judging;

namespace Conformance.Core.Recordings;

/// <summary>One GET that was sent twice.</summary>
/// <param name="Path">The path below the base with its query, as in <c>/jobs?format=Entity</c>.</param>
/// <param name="Accept">The <c>Accept</c> value, or <c>absent</c>.</param>
/// <param name="First">The first answer, with a body that could be read.</param>
/// <param name="Second">The second answer, with a body that could be read.</param>
public sealed record Recording(string Path, string Accept, Answer First, Answer Second);
