using System.Buffers;
using System.Runtime.InteropServices;

namespace Conformance.Documents;

/// <summary>
/// Bytes that are kept elsewhere, in a file say, and brought into memory only while somebody looks at them. They are handed on as
/// any <see cref="ReadOnlyMemory{T}"/>. Whoever can do with a stream asks <see cref="Open(ReadOnlyMemory{byte})"/> and holds a
/// window
/// at a time.
/// </summary>
public abstract class StoredBytes : MemoryManager<byte>
{
    /// <summary>Reads bytes from the beginning, without bringing all of them into memory if they are kept elsewhere.</summary>
    /// <param name="bytes">The bytes, wherever they are.</param>
    public static Stream Open(ReadOnlyMemory<byte> bytes)
    {
#pragma warning disable CA2000 // The manager belongs to whoever made it; nothing is made here.
        if (MemoryMarshal.TryGetMemoryManager<byte, StoredBytes>(bytes, out var stored, out var start, out var length))
        {
            return stored!.Open(start, length);
        }
#pragma warning restore CA2000

        return MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
    }

    /// <summary>Reads a part.</summary>
    /// <param name="start">The offset of its first byte.</param>
    /// <param name="length">How many bytes it has.</param>
    protected abstract Stream Open(int start, int length);
}
