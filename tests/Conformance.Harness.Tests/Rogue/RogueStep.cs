using System.Text;

namespace Conformance.Harness.Tests.Rogue;

/// <summary>One thing that a rogue server does on a connection.</summary>
public abstract record RogueStep
{
    public static RogueStep ReadRequest { get; } = new ReadHead();

    public static RogueStep ReadSome { get; } = new ReadOnce();

    public static RogueStep Hold { get; } = new UntilClientCloses();

    public static RogueStep Reset { get; } = new Abort();

    public static RogueStep HalfClose { get; } = new ShutdownSend();

    /// <summary>Text, each character one byte.</summary>
    public static RogueStep Send(string latin1) => new SendBytes(Encoding.Latin1.GetBytes(latin1));

    public static RogueStep Send(byte[] bytes) => new SendBytes(bytes);

    /// <summary>Bytes below TLS.</summary>
    public static RogueStep SendRaw(string latin1) => new SendUnderTls(Encoding.Latin1.GetBytes(latin1));

    public static RogueStep SendForever(string latin1) => new Flood(Encoding.Latin1.GetBytes(latin1), long.MaxValue);

    public static RogueStep SendTimes(string latin1, long times) => new Flood(Encoding.Latin1.GetBytes(latin1), times);

    /// <summary>Something in the test happens at this point of the conversation.</summary>
    public static RogueStep Call(Action action) => new CallBack(action);

    public static RogueStep Pause(int milliseconds) => new PauseFor(TimeSpan.FromMilliseconds(milliseconds));

    public static RogueStep Drip(string latin1, int milliseconds) =>
        new DripBytes(Encoding.Latin1.GetBytes(latin1), TimeSpan.FromMilliseconds(milliseconds));

    internal sealed record ReadOnce : RogueStep;

    internal sealed record ReadHead : RogueStep;

    internal sealed record UntilClientCloses : RogueStep;

    internal sealed record Abort : RogueStep;

    internal sealed record ShutdownSend : RogueStep;

    internal sealed record SendBytes(byte[] Bytes) : RogueStep;

    internal sealed record SendUnderTls(byte[] Bytes) : RogueStep;

    internal sealed record Flood(byte[] Bytes, long Times) : RogueStep;

    internal sealed record CallBack(Action Action) : RogueStep;

    internal sealed record PauseFor(TimeSpan Time) : RogueStep;

    internal sealed record DripBytes(byte[] Bytes, TimeSpan Every) : RogueStep;
}
