using System.Text.Json;

namespace Conformance.Documents.Compare.Streaming;

/// <summary>A value of <see cref="JsonTokens"/>. Places are byte offsets from the object's first byte; those of texts are inside
/// the quotes.</summary>
/// <param name="Type">What it is; an object or array is its opening bracket.</param>
/// <param name="NameStart">Where its name begins; 0 for an item of an array.</param>
/// <param name="NameLength">How long its name is.</param>
/// <param name="NameHash">A hash of its name.</param>
/// <param name="Start">Where its text begins; 0 for an object or array.</param>
/// <param name="Length">How long its text is.</param>
internal record struct JsonToken(JsonTokenType Type, int NameStart, int NameLength, ulong NameHash, int Start, int Length)
{
    /// <summary>How many members or items it has.</summary>
    public int Size { get; set; }

    /// <summary>The index of the token behind it and all that it holds.</summary>
    public int Next { get; set; }

    /// <summary>Whether its text holds a backslash.</summary>
    public bool IsEscaped { get; init; }
}
