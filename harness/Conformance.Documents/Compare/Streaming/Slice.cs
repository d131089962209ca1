namespace Conformance.Documents.Compare.Streaming;

/// <summary>Where a member of a collection stands in its file.</summary>
/// <param name="Offset">The offset of its first byte.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Position">The place of its first character.</param>
internal readonly record struct Slice(long Offset, int Length, SourcePosition Position);
