using System.Buffers;

namespace Conformance.Harness.Tests.Replay.Hostile;

/// <summary>A body that breaks whoever reads it.</summary>
internal sealed class BrokenMemory : MemoryManager<byte>
{
#pragma warning disable CA2000 // It holds nothing.
    public static ReadOnlyMemory<byte> Body => new BrokenMemory().CreateMemory(100);
#pragma warning restore CA2000

    public override Span<byte> GetSpan() => throw new InvalidOperationException(PlantedClient.Fault);

    public override MemoryHandle Pin(int elementIndex = 0) => throw new InvalidOperationException(PlantedClient.Fault);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
