using System.Globalization;
using System.Text;
using Conformance.Core.Exchanges;

namespace Conformance.Replay.Transport;

/// <summary>Asks a proxy for a way to the target (CONNECT, RFC 9110, section 9.3.6).</summary>
internal static class ProxyTunnel
{
    private const int MostBytes = 16 * 1024;

    /// <summary>Returns when the way is open: the next byte is the target's.</summary>
    /// <param name="stream">The connection to the proxy.</param>
    /// <param name="proxy">The proxy.</param>
    /// <param name="target">The target.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="BrokenExchangeException">The proxy did not open it.</exception>
    public static async Task OpenAsync(Stream stream, Proxy proxy, TargetUrl target, CancellationToken cancellationToken)
    {
        var authority = target.AuthorityWithPort;
        var request = $"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n{(proxy.Authorization is { } value ? $"Proxy-Authorization: {value}\r\n" : "")}\r\n";
        var line = (await AskAsync(stream, proxy, request, cancellationToken)).Split("\r\n")[0];
        if (line.Split(' ') is not [var version, var code, ..] || !version.StartsWith("HTTP/1.", StringComparison.Ordinal)
            || !int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            throw Refused($"the proxy {proxy} answered CONNECT with \"{WireText.Printable(line)}\", which is no HTTP. Is it an HTTP proxy?");
        }

        if (status is < 200 or >= 300)
        {
            throw Refusal(proxy, target, status, line);
        }
    }

    /// <summary>What is said where a proxy answers in the place of the target.</summary>
    public static BrokenExchangeException Refusal(Proxy proxy, TargetUrl target, int status, string line) => Refused(
        $"the proxy {proxy} gave no way to {target.Origin}: \"{WireText.Printable(line)}\". " + (status != 407 ? "May it reach that host and port?"
            : proxy.User is null ? "It wants to know who asks: give --proxy-user NAME, and the password in the variable CONFORM_PROXY_PASSWORD."
            : "Check --proxy-user and the password in the variable of --proxy-password-env."));

    private static async Task<string> AskAsync(Stream stream, Proxy proxy, string request, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), cancellationToken);
            return await HeadAsync(stream, proxy, cancellationToken);
        }
        catch (IOException error)
        {
            throw new BrokenExchangeException(TransportFailureKind.ProxyRefused, $"the connection to the proxy {proxy} broke in answer to CONNECT: {WireText.Printable(error.Message)}", error);
        }
    }

    /// <summary>Byte by byte: whatever comes after the head belongs to the target.</summary>
    private static async Task<string> HeadAsync(Stream stream, Proxy proxy, CancellationToken cancellationToken)
    {
        var head = new List<byte>(256);
        var one = new byte[1];
        while (head.Count < MostBytes)
        {
            if (await stream.ReadAsync(one, cancellationToken) == 0)
            {
                throw Refused($"the proxy {proxy} closed the connection in answer to CONNECT. Is it an HTTP proxy?");
            }

            head.Add(one[0]);
            if (head is [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'])
            {
                return Encoding.Latin1.GetString([.. head]);
            }
        }

        throw Refused(string.Create(CultureInfo.InvariantCulture, $"the proxy {proxy} answered CONNECT with more than {MostBytes} bytes before an empty line. Is it an HTTP proxy?"));
    }

    private static BrokenExchangeException Refused(string message) => new(TransportFailureKind.ProxyRefused, message);
}
