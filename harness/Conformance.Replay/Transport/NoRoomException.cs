namespace Conformance.Replay.Transport;

/// <summary>
/// A body turned out to be large while another variant holds one. The exchange is given up and begun again when there is room: a
/// server whose
/// answer is left half read for long may take its client for gone.
/// </summary>
#pragma warning disable CA1064 // It never leaves the transport: it is caught where the request is sent again.
internal sealed class NoRoomException() : Exception("Another variant holds a large body.");
#pragma warning restore CA1064
