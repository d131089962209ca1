using static Conformance.Core.Exchanges.TransportFailureKind;

namespace Conformance.Harness.Tests.Rogue;

/// <summary>First lines that are wrong, foreign or merely odd.</summary>
public static class StatusLineBehaviours
{
    private static readonly string[] Bad =
    [
        "HTTP/1.1", "HTTP/1.1 ", "HTTP/1.1 2", "HTTP/1.1 20", "HTTP/1.1 20 OK", "HTTP/1.1 2000 OK", "HTTP/1.1 200OK", "HTTP/1.1 abc OK",
        "HTTP/1.1  200 OK", "HTTP/1.1\t200 OK", "HTTP/1.1 200\tOK", "HTTP/1.1 -20 OK", "HTTP/1.1 +20 OK", "HTTP/1.1 2e2 OK", "HTTP/1.1 000 OK",
        "HTTP/1.1 099 OK", "HTTP/2 200 OK", "HTTP/2.0 200 OK", "HTTP/0.9 200 OK", "HTTP/1 200 OK", "HTTP/1.10 200 OK", "HTTP/1.x 200 OK",
        "HTTP/11 200 OK", "HTTP/ 1.1 200 OK", "HTTP/1.1 200 O\0K", "HTTP/1.1 200 O\rK", "HTTP/1,1 200 OK", "HTTP/1.1 \u00b2\u00b00 OK",
    ];

    private static readonly (string Name, string Bytes)[] Foreign =
    [
        ("lower case", "http/1.1 200 OK\r\n\r\n"), ("HTTP/0.9 body", "<html>hello</html>"), ("ssh banner", "SSH-2.0-OpenSSH_9.6\r\n"),
        ("smtp banner", "220 mail ESMTP\r\n"), ("rtsp", "RTSP/1.0 200 OK\r\n\r\n"), ("shoutcast", "ICY 200 OK\r\n\r\n"),
        ("leading line end", "\r\nHTTP/1.1 200 OK\r\n\r\n"), ("leading blank", " HTTP/1.1 200 OK\r\n\r\n"),
        ("byte order mark", "\u00ef\u00bb\u00bfHTTP/1.1 200 OK\r\n\r\n"), ("NULs", "\0\0\0\0\0\0\0\0"), ("bare json", "{\"Status\":200}"),
        ("tls alert", "\u0015\u0003\u0001\0\u0002\u0002\u0046"), ("http/2 settings", "\0\0\u0006\u0004\0\0\0\0\0\0\u0003\0\0\0d"),
        ("utf-16", "H\0T\0T\0P\0/\01\0.\01\0"), ("terminal escape", "\u001b]0;owned\u0007\u001b[2J"), ("one wrong byte", "HTTQ"),
    ];

    private static readonly (string Line, int Status, string Reason)[] Odd =
    [
        ("HTTP/1.1 200 ", 200, ""), ("HTTP/1.1 200", 200, ""), ("HTTP/1.1 200  OK", 200, " OK"), ("HTTP/1.1 600 Odd", 600, "Odd"),
        ("HTTP/1.1 999 No", 999, "No"), ("HTTP/1.1 299 \u00e4\u001b[31m", 299, "\u00e4\u001b[31m"), ("HTTP/1.2 200 OK", 200, "OK"),
        ("HTTP/1.1 400 BadRequest", 400, "BadRequest"), ("HTTP/1.1 503 " + new string('x', 4000), 503, new string('x', 4000)),
    ];

    public static IEnumerable<RogueBehaviour> All =>
    [
        .. Bad.Select((line, index) =>
            RogueBehaviour.FailsAtOnce($"status line: bad {index + 1:00}", BadStatusLine, line + "\r\nContent-Length: 0\r\n\r\n")),
        .. Foreign.Select(foreign => RogueBehaviour.FailsAtOnce($"status line: not http, {foreign.Name}", MalformedResponse, foreign.Bytes)),
        .. Odd.Select((odd, index) => RogueBehaviour.IsWhole(
            $"status line: odd {index + 1:00}",
            odd.Line + "\r\nContent-Length: 0\r\n\r\n",
            response => response.Status == odd.Status && response.ReasonPhrase == odd.Reason)),
        RogueBehaviour.FailsAtOnce("status line: LF alone", BareLineFeed, "HTTP/1.1 200 OK\nContent-Length: 0\r\n\r\n"),
    ];
}
