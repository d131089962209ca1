namespace Conformance.Core.Reports.Html;

/// <summary>One line of a body as it is shown: pieces of text, of which some are marked.</summary>
/// <param name="Pieces">The pieces, in order.</param>
internal sealed record BodyLine(IReadOnlyList<BodyPiece> Pieces)
{
    /// <summary>Whether a piece is marked.</summary>
    public bool IsMarked => Pieces.Any(piece => piece.IsMarked);
}

/// <summary>Text that is marked or not.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsMarked">Whether a difference is there.</param>
internal sealed record BodyPiece(string Text, bool IsMarked);
