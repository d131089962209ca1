using System.Text;

namespace Conformance.Harness.Tests.Replay.Hostile;

/// <summary>A reader of something that a server or a file wrote.</summary>
/// <param name="Name">Its name, and that of its folder in the corpus.</param>
/// <param name="Read">Reads bytes.</param>
/// <param name="Refusals">The exceptions by which it refuses what it cannot read; none other may come.</param>
/// <param name="Texts">Inputs that it reads.</param>
internal sealed record FuzzedReader(string Name, Func<byte[], Task> Read, Type[] Refusals, params string[] Texts)
{
    /// <summary>The inputs as bytes.</summary>
    public IReadOnlyList<byte[]> Samples { get; init; } = [.. Texts.Select(Encoding.UTF8.GetBytes)];

    public static FuzzedReader Of(string name, Action<byte[]> read, Type[] refusals, params string[] texts) => new(
        name,
        bytes =>
        {
            read(bytes);
            return Task.CompletedTask;
        },
        refusals,
        texts);

    public override string ToString() => Name;

    /// <summary>What came of an input that must not: the exception; null if the input was read or refused.</summary>
    public async Task<Exception?> FaultAsync(byte[] input)
    {
        try
        {
            await Read(input);
            return null;
        }
#pragma warning disable CA1031 // Every other exception is what this looks for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Array.Exists(Refusals, refusal => refusal.IsInstanceOfType(exception)) ? null : exception;
        }
    }
}
