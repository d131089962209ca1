namespace Conformance.Core.Exchanges;

/// <summary>Why no whole response came: the server or the network broke, which is not the same as answering wrongly.</summary>
/// <param name="Kind">What broke.</param>
/// <param name="Message">What happened, for a person, with the limit or the system's own words.</param>
/// <param name="Partial">
/// What had arrived of the response when it broke (of the body at most the first 64 KiB), or null if not even a status line had.
/// </param>
public sealed record TransportFailure(TransportFailureKind Kind, string Message, ReceivedResponse? Partial);
