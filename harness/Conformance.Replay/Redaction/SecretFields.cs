using System.Text;
using Conformance.Core.Exchanges;

namespace Conformance.Replay.Redaction;

/// <summary>Header fields that hold a secret by their name. It is hidden where it stands, whether it is searched for elsewhere or
/// not.</summary>
internal static class SecretFields
{
    private const string TokenName = "X-RestSvcSessionId";

    /// <summary>The value of a field of a response, redacted; its secret is learnt.</summary>
    public static string Received(Redactor redactor, HeaderField field) =>
        Secret(field.Name, field.Value) is var (start, end, isToken)
            ? redactor.ScrubHeader(field.Value[..start]) + Learnt(redactor, field.Value[start..end], isToken) + redactor.ScrubHeader(field.Value[end..])
            : redactor.ScrubHeader(field.Value);

    /// <summary>The value of a field of a request, redacted.</summary>
    public static string Sent(Redactor redactor, HeaderField field)
    {
        if (field.Name.Equals(TokenName, StringComparison.OrdinalIgnoreCase) && redactor.NameOf(field.Value) is { } whole)
        {
            return whole;
        }

        return field.Name.Equals("Cookie", StringComparison.OrdinalIgnoreCase) && SetCookie.Read(field.Value) is { } cookie
            && redactor.NameOf(cookie.Value) is { } name && field.Value.EndsWith(cookie.Value, StringComparison.Ordinal)
            ? redactor.ScrubHeader(field.Value[..^cookie.Value.Length]) + name
            : redactor.ScrubHeader(field.Value);
    }

    /// <summary>Learns what the fields of a response hold; true if there was something.</summary>
    public static bool Learn(Redactor redactor, IReadOnlyList<HeaderField> fields)
    {
        var isAny = false;
        foreach (var field in fields)
        {
            if (Secret(field.Name, field.Value) is var (start, end, isToken))
            {
                Learnt(redactor, field.Value[start..end], isToken);
                isAny = true;
            }
        }

        return isAny;
    }

    /// <summary>The places of such secrets in the bytes of a head.</summary>
    public static IReadOnlyList<SecretPlace> Places(Redactor redactor, ReadOnlySpan<byte> head)
    {
        var places = new List<SecretPlace>();
        for (var at = 0; at < head.Length;)
        {
            var end = head[at..].IndexOf((byte)'\n') is >= 0 and var found ? at + found : head.Length;
            var line = Encoding.Latin1.GetString(head[at..end]);
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var value = colon < 0 ? "" : line[(colon + 1)..].Trim();
            if (value.Length > 0 && Secret(line[..colon].Trim(), value) is var (start, stop, isToken))
            {
                var offset = at + line.IndexOf(value, colon + 1, StringComparison.Ordinal);
                places.Add(new SecretPlace(offset + start, offset + stop, Encoding.Latin1.GetBytes(Learnt(redactor, value[start..stop], isToken))));
            }

            at = end + 1;
        }

        return places;
    }

    private static string Learnt(Redactor redactor, string secret, bool isToken) => isToken ? redactor.LearnToken(secret) : redactor.LearnCookie(secret);

    private static (int Start, int End, bool IsToken)? Secret(string name, string value)
    {
        if (name.Equals(TokenName, StringComparison.OrdinalIgnoreCase))
        {
            return (0, value.Length, true);
        }

        if (!name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase) || SetCookie.Read(value) is not { Value.Length: > 0 } cookie)
        {
            return null;
        }

        var start = value.IndexOf(cookie.Value, value.IndexOf('=', StringComparison.Ordinal) + 1, StringComparison.Ordinal);
        return (start, start + cookie.Value.Length, cookie.Name.Equals(TokenName, StringComparison.OrdinalIgnoreCase));
    }
}
