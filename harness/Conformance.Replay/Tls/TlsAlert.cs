namespace Conformance.Replay.Tls;

/// <summary>Alerts with which a server ends TLS because it wants a certificate of its client, which this client never
/// sends.</summary>
internal static class TlsAlert
{
    // The words of RFC 8446, section 6.2, as the operating systems write them.
    private static readonly (string Words, string Alert)[] Alerts =
    [
        ("certificate required", "certificate_required"), ("bad certificate", "bad_certificate"), ("certificate unknown", "certificate_unknown"),
        ("access denied", "access_denied"), ("handshake failure", "handshake_failure"),
    ];

    /// <summary>What the alert in a failure means, as a sentence; null if none is named there.</summary>
    /// <param name="error">The failure of a handshake, or of the first exchange after it: TLS 1.3 asks for certificates that
    /// late.</param>
    public static string? Explain(Exception error)
    {
        var words = string.Join(' ', Chain(error).Select(each => each.Message.Replace('_', ' ')));
        return !words.Contains("alert", StringComparison.OrdinalIgnoreCase) ? null
            : Alerts.FirstOrDefault(each => words.Contains(each.Words, StringComparison.OrdinalIgnoreCase)).Alert is { } alert
                ? $"the server sent the TLS alert {alert}: it may want a client certificate, and none is sent. Give a port or a gateway that asks for none."
                : null;
    }

    private static IEnumerable<Exception> Chain(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            yield return error;
        }
    }
}
