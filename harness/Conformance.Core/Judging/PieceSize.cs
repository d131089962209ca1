namespace Conformance.Core.Judging;

/// <summary>From which size on a collection is read a piece at a time.</summary>
/// <param name="LargeFrom">The bytes of a body that is large.</param>
/// <param name="Members">The members that are in memory at a time.</param>
public sealed record PieceSize(int LargeFrom, int Members)
{
    /// <summary>
    /// The most bytes of a body that is read as a tree, which takes from ten to forty times as many. Of a larger one only a plain
    /// collection
    /// is read, a piece at a time.
    /// </summary>
    public int MostWhole { get; init; } = 8 * 1024 * 1024;

    /// <summary>As a tree a body takes some ten times its bytes: this many are no burden.</summary>
    public static PieceSize Default { get; } = new(1024 * 1024, 512);

    /// <summary>Nothing is large.</summary>
    public static PieceSize None { get; } = new(int.MaxValue, int.MaxValue);
}
