using System.Globalization;
using Conformance.Core.Exchanges;

namespace Conformance.Replay.Transport;

/// <summary>Gathers body bytes; grows with what came, never with what was announced.</summary>
/// <param name="limit">The most bytes it may hold.</param>
/// <param name="mayBeLarge">Asked once, when there is more than <see cref="LargeBodies.From"/>; null if it always may be.</param>
internal sealed class BodyBuffer(int limit, Func<bool>? mayBeLarge = null)
{
    private const int FirstRoom = 16 * 1024;
    private const int FirstAnnouncedRoom = 1024 * 1024;
    private const long Growth = 4;
    private const long LargeGrowth = 8;
    private byte[] bytes = [];
    private long most = (long)limit + 1;
    private int firstRoom = FirstRoom;
    private bool isLarge;

    /// <summary>The number of bytes gathered.</summary>
    public int Length { get; private set; }

    /// <summary>What was gathered; not copied.</summary>
    public ReadOnlyMemory<byte> Content => bytes.AsMemory(0, Length);

    /// <summary>
    /// Says that no more than <paramref name="length"/> bytes will come, so that no more is ever reserved; a small body at once.
    /// </summary>
    /// <exception cref="NoRoomException">It is to become large and may not be.</exception>
    public void Announce(int length)
    {
        if (length > LargeBodies.From)
        {
            BecomeLarge();
        }

        most = length;
        firstRoom = FirstAnnouncedRoom;
    }

    /// <summary>Room for at least one and at most <paramref name="wanted"/> bytes more.</summary>
    public Memory<byte> Room(int wanted)
    {
        if (Length == bytes.Length)
        {
            // Whether it may be large is asked before much is reserved. Then one variant at a time holds such a body: what is
            // reserved
            // and not used costs no memory, and what is copied costs it twice.
            var wished = isLarge ? bytes.Length * LargeGrowth
                : Length < LargeBodies.From ? Math.Min(bytes.Length * Growth, LargeBodies.From) : LargeBodies.From + FirstRoom;
            var larger = GC.AllocateUninitializedArray<byte>((int)Math.Min(most, Math.Max(firstRoom, wished)));
            bytes.AsSpan(0, Length).CopyTo(larger);
            bytes = larger;
        }

        return bytes.AsMemory(Length, Math.Min(wanted, bytes.Length - Length));
    }

    /// <summary>Counts bytes written to <see cref="Room"/>.</summary>
    /// <exception cref="BrokenExchangeException">More than the limit.</exception>
    /// <exception cref="NoRoomException">It became large and may not be.</exception>
    public void Commit(int count)
    {
        Length += count;
        if (Length > limit)
        {
            throw TooLarge(limit, "more came");
        }

        if (Length > LargeBodies.From && !isLarge)
        {
            BecomeLarge();
        }
    }

    private void BecomeLarge() => isLarge = mayBeLarge is null || mayBeLarge() ? true : throw new NoRoomException();

    /// <summary>The failure, with the remedy.</summary>
    public static BrokenExchangeException TooLarge(int limit, string what) => new(
        TransportFailureKind.BodyTooLarge,
        string.Create(
            CultureInfo.InvariantCulture,
            $"the body is longer than the limit of {limit} bytes: {what}. Raise the limit with --max-body if the answer is right."));
}
