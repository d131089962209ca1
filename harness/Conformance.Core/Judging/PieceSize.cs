namespace Conformance.Core.Judging;

/// <summary>From which size on a collection is read a piece at a time.</summary>
/// <param name="LargeFrom">The bytes of a body that is large.</param>
/// <param name="Members">The members that are in memory at a time.</param>
public sealed record PieceSize(int LargeFrom, int Members)
{
    /// <summary>As a tree a body takes some ten times its bytes: this many are no burden.</summary>
    public static PieceSize Default { get; } = new(1024 * 1024, 512);

    /// <summary>Nothing is large.</summary>
    public static PieceSize None { get; } = new(int.MaxValue, int.MaxValue);
}
