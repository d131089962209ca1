using System.Buffers;

namespace Conformance.Emulator.Answers;

/// <summary>Bodies in chunks: a writer writes into a buffer that is handed out whenever it is full enough.</summary>
internal static class BodyChunks
{
    /// <summary>From how many bytes the buffer is handed out.</summary>
    private const int Full = 64 * 1024;

    /// <summary>The chunks of a body.</summary>
    /// <param name="buffer">What the writer writes into.</param>
    /// <param name="steps">Runs the writing; a step ends where a chunk may end.</param>
    /// <param name="flush">Brings what the writer holds into the buffer.</param>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(ArrayBufferWriter<byte> buffer, IEnumerable<bool> steps, Action flush)
    {
        foreach (var _ in steps)
        {
            flush();
            if (buffer.WrittenCount >= Full)
            {
                yield return buffer.WrittenMemory;
                buffer.ResetWrittenCount();
            }
        }

        flush();
        yield return buffer.WrittenMemory;
    }

    /// <summary>All chunks as one.</summary>
    public static ReadOnlyMemory<byte> Whole(IEnumerable<ReadOnlyMemory<byte>> chunks)
    {
        var whole = new ArrayBufferWriter<byte>();
        foreach (var chunk in chunks)
        {
            whole.Write(chunk.Span);
        }

        return whole.WrittenMemory;
    }
}
