using System.Text.Json;

namespace Conformance.Documents.Compare.Streaming;

/// <summary>
/// Whether two JSON objects are the same for sure, as <see cref="Sameness"/> has it of nodes: members in any order, items in
/// order, texts as they
/// are written. An object that is written with other escapes is not the same for sure.
/// </summary>
internal readonly ref struct JsonTokenSameness
{
    private readonly ReadOnlySpan<JsonToken> left;
    private readonly ReadOnlySpan<JsonToken> right;
    private readonly ReadOnlySpan<byte> leftText;
    private readonly ReadOnlySpan<byte> rightText;

    private JsonTokenSameness(ReadOnlySpan<JsonToken> left, ReadOnlySpan<byte> leftText, ReadOnlySpan<JsonToken> right, ReadOnlySpan<byte> rightText)
    {
        this.left = left;
        this.right = right;
        this.leftText = leftText;
        this.rightText = rightText;
    }

    /// <summary>Whether the two are the same for sure.</summary>
    public static bool Of(JsonTokens left, ReadOnlySpan<byte> leftText, JsonTokens right, ReadOnlySpan<byte> rightText) =>
        new JsonTokenSameness(left.Span, leftText, right.Span, rightText).OfValues(0, 0);

    private bool OfValues(int one, int other)
    {
        ref readonly var wanted = ref left[one];
        ref readonly var found = ref right[other];
        if (wanted.Type != found.Type || wanted.Size != found.Size)
        {
            return false;
        }

        return wanted.Type switch
        {
            JsonTokenType.StartObject => OfMembers(one, other),
            JsonTokenType.StartArray => OfItems(one, other),
            _ => leftText.Slice(wanted.Start, wanted.Length).SequenceEqual(rightText.Slice(found.Start, found.Length)),
        };
    }

    private bool OfItems(int one, int other)
    {
        var (i, j, end) = (one + 1, other + 1, left[one].Next);
        while (i < end)
        {
            if (!OfValues(i, j))
            {
                return false;
            }

            (i, j) = (left[i].Next, right[j].Next);
        }

        return true;
    }

    private bool OfMembers(int one, int other)
    {
        var (j, end) = (other + 1, left[one].Next);
        for (var i = one + 1; i < end; i = left[i].Next)
        {
            j = Find(left[i], j, other);
            if (j < 0 || !OfValues(i, j))
            {
                return false;
            }

            j = right[j].Next;
        }

        return true;
    }

    /// <summary>The member of <paramref name="owner"/> of that name, looked for from <paramref name="from"/> on and then from the
    /// first; -1 if there is none.</summary>
    private int Find(in JsonToken member, int from, int owner)
    {
        var name = leftText.Slice(member.NameStart, member.NameLength);
        var (at, end) = (from, right[owner].Next);
        for (var n = right[owner].Size; n > 0; n--)
        {
            at = at >= end ? owner + 1 : at;
            ref readonly var token = ref right[at];
            if (token.NameHash == member.NameHash && rightText.Slice(token.NameStart, token.NameLength).SequenceEqual(name))
            {
                return at;
            }

            at = token.Next;
        }

        return -1;
    }
}
