using System.Text;

namespace Conformance.Emulator;

/// <summary>User and password of an Authorization header.</summary>
/// <param name="User">The user.</param>
/// <param name="Password">The password.</param>
internal sealed record BasicCredentials(string User, string Password)
{
    /// <summary>Reads <c>Basic base64(user:password)</c>; null if the header is absent or has another form.</summary>
    public static BasicCredentials? Read(string? authorization)
    {
        if (authorization?.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        var encoded = authorization[6..].Trim();
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : new BasicCredentials(text[..colon], text[(colon + 1)..]);
    }

    /// <summary>Whether the password is this one, whoever has it.</summary>
    internal bool HasPassword(string password) => Password.Equals(password, StringComparison.Ordinal);

    /// <summary>Whether these are the account's; user names compare without case, as on Windows.</summary>
    public bool Match(string user, string password, bool anyPassword) =>
        User.Equals(user, StringComparison.OrdinalIgnoreCase) && (anyPassword || Password.Equals(password, StringComparison.Ordinal));

    /// <summary>Keeps the password out of messages.</summary>
    public override string ToString() => $"{User}:***";
}
