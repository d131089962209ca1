using Conformance.Core.Exchanges;
using static Conformance.Core.Exchanges.TransportFailureKind;

namespace Conformance.Harness.Tests.Rogue;

/// <summary>Header sections that are wrong or odd.</summary>
public static class HeaderBehaviours
{
    private const string Start = "HTTP/1.1 200 OK\r\n";
    private const string End = "Content-Length: 0\r\n\r\n";

    private static readonly (string Name, TransportFailureKind Kind, string Lines)[] Wrong =
    [
        ("no colon", BadHeaderField, "Nonsense\r\n"), ("empty name", BadHeaderField, ": value\r\n"), ("blank before the colon", BadHeaderField, "X-A : 1\r\n"),
        ("tab before the colon", BadHeaderField, "X-A\t: 1\r\n"), ("blank in the name", BadHeaderField, "X A: 1\r\n"),
        ("latin-1 name", BadHeaderField, "X-\u00e4: 1\r\n"), ("quote in the name", BadHeaderField, "\"X\": 1\r\n"), ("NUL in the name", BadHeaderField, "X\0A: 1\r\n"),
        ("NUL in the value", BadHeaderField, "X-A: 1\02\r\n"), ("CR in the value", BadHeaderField, "X-A: 1\r2\r\n"), ("CR CR LF", BadHeaderField, "X-A: 1\r\r\n"),
        ("at sign", BadHeaderField, "X@A: 1\r\n"), ("escape in the name", BadHeaderField, "\u001b[31m: 1\r\n"), ("a request", BadHeaderField, "GET / HTTP/1.1\r\n"),
        ("folded first line", ObsoleteFolding, " X-A: 1\r\n"), ("NUL in a folded line", BadHeaderField, "X-A: 1\r\n 2\03\r\n"),
        ("LF alone", BareLineFeed, "X-A: 1\nX-B: 2\r\n"), ("LF LF", BareLineFeed, "X-A: 1\r\n\nX-B: 2"), ("LF first", BareLineFeed, "\nX-A: 1\r\n"),
        ("101", UnexpectedUpgrade, ""),
    ];

    private static readonly (string Name, string Lines, Func<ReceivedResponse, bool> Whole)[] Odd =
    [
        ("no blank after the colon", "X-A:1\r\n", response => response.Headers[0] == new HeaderField("X-A", "1")),
        ("many blanks", "X-A: \t  1 \t \r\n", response => response.Headers[0] == new HeaderField("X-A", "1")),
        ("empty value", "X-A:\r\n", response => response.Headers[0] == new HeaderField("X-A", "")),
        ("colons in the value", "X-A: a:b: c\r\n", response => response.Headers[0].Value == "a:b: c"),
        ("bytes above ASCII", "X-A: \u00e4\u00ff\u0080\r\n", response => response.Headers[0].Value == "\u00e4\u00ff\u0080"),
        ("terminal escape", "X-A: \u001b]0;owned\u0007\r\n", response => response.Headers[0].Value.Length == 10),
        ("token characters", "!#$%&'*+-.^_`|~: 1\r\n", response => response.Headers[0].Name == "!#$%&'*+-.^_`|~"),
        ("folded", "X-A: 1\r\n 2\r\n", response => response.Headers[0].Value == "1 2" && response.FoldedFields is ["X-A"]),
        ("folded by tabs, twice", "X-A: 1 \r\n\t 2\r\n\t3\r\n", response => response.Headers[0].Value == "1 2 3" && response.FoldedFields is ["X-A"]),
        ("folded blank line", "X-A: 1\r\n \r\n", response => response.Headers[0].Value == "1" && response.FoldedFields is ["X-A"]),
        ("folded length", "Content-Length:\r\n 0\r\nX-A: 1\r\n", response => response.Headers[0] == new HeaderField("Content-Length", "0") && response.FoldedFields is ["Content-Length"]),
        ("a name twice", "Content-Type: a/b\r\ncontent-type: c/d\r\n", response => response.Headers.All("Content-Type").Count == 2),
        ("500 fields", string.Concat(Enumerable.Range(0, 500).Select(i => $"X-{i}: {i}\r\n")), response => response.Headers.Count == 501),
        ("a long value", $"X-A: {new string('a', 6000)}\r\n", response => response.Headers[0].Value.Length == 6000),
        ("a long name", $"{new string('a', 6000)}: 1\r\n", response => response.Headers[0].Name.Length == 6000),
        ("script in the value", "X-A: <script>alert(1)</script>\r\n", response => response.Headers[0].Value.StartsWith("<script>", StringComparison.Ordinal)),
        ("200 cookies", string.Concat(Enumerable.Range(0, 200).Select(i => $"Set-Cookie: c{i}=v\r\n")), response => response.Headers.All("set-cookie").Count == 200),
        ("wrong content coding", "Content-Encoding: gzip, br, nonsense\r\n", response => response.Body.IsEmpty),
    ];

    public static IEnumerable<RogueBehaviour> All =>
    [
        .. Wrong.Select(wrong => RogueBehaviour.FailsAtOnce(
            $"header: {wrong.Name}", wrong.Kind, (wrong.Kind == UnexpectedUpgrade ? "HTTP/1.1 101 Switching\r\n" : Start) + wrong.Lines + End)),
        .. Odd.Select(odd => RogueBehaviour.IsWhole($"header: odd, {odd.Name}", Start + odd.Lines + End, odd.Whole)),
        RogueBehaviour.IsWhole("header: none at all", "HTTP/1.1 204 No Content\r\n\r\n", response => response.Headers.Count == 0),
    ];
}
