namespace Conformance.Documents.Compare.Streaming;

/// <summary>The two documents have no collection in common that could be compared member by member; they are compared in memory
/// instead.</summary>
#pragma warning disable CA1064 // It never leaves the comparer: it is caught where the fallback is.
internal sealed class NotStreamableException(string reason) : Exception(reason);
#pragma warning restore CA1064
