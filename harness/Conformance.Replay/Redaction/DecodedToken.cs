using System.Text;

namespace Conformance.Replay.Redaction;

/// <summary>What the token of a session decodes to.</summary>
internal static class DecodedToken
{
    /// <summary>The id in base64, as known servers write it: the characters of the id, or the 16 bytes of its GUID in either
    /// order.</summary>
    public static IEnumerable<string> Ids(string token)
    {
        var standard = token.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        var padded = standard.PadRight((standard.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        if (padded.Length < 8 || !Convert.TryFromBase64String(padded, bytes, out var written))
        {
            yield break;
        }

        var decoded = bytes[..written];
        if (decoded.All(value => value is >= 0x21 and <= 0x7E))
        {
            yield return Encoding.ASCII.GetString(decoded);
        }

        if (written == 16)
        {
            yield return new Guid(decoded).ToString("D");
            yield return new Guid(decoded, bigEndian: true).ToString("D");
        }
    }
}
