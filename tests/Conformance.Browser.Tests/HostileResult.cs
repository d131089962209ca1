using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Results;

namespace Conformance.Browser.Tests;

/// <summary>A result in which a hostile server wrote markup and scripts wherever a server's words can come to stand.</summary>
internal static class HostileResult
{
    /// <summary>What runs if any of it gets into the page as markup.</summary>
    public const string Attack =
        "</pre></script></style></title></textarea><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)><iframe srcdoc='<script>alert(4)</script>'></iframe>"
        + "<base href=//evil.example><link rel=stylesheet href=//evil.example/a.css>\"'><a id=evil href=\"javascript:alert(5)\" autofocus onfocus=alert(6)>x</a>-->]]><!--{{script}}{{data}}&lt;\u202e\u0000\u2028\ufffe";

    /// <summary>The same run with the attack in names, header fields, bodies, URLs and status lines.</summary>
    public static RunResult Of(RunResult result) => result with
    {
        Header = result.Header with { Target = Attack, AgainOptions = Attack, Tool = Attack },
        Cause = Attack,
        Findings = [.. result.Findings.Select((group, at) => Of(group, at % 2 == 0 ? Json : Xml))],
        Variants = [.. result.Variants.Select((variant, at) => at % 5 == 0 ? variant with { Outcome = Outcome.Errored, Reason = Attack + at } : variant)],
        Profile = [.. result.Profile.Select(entry => entry with { Key = Attack, Behaviour = Attack })],
        Excluded = [],
    };

    private static byte[] Xml => Encoding.UTF8.GetBytes($"<a {new string('x', 3)}=\"&lt;script>alert(7)&lt;/script>\"><!--<script>alert(8)</script>--><![CDATA[{Attack[..40]}]]></a>");

    private static byte[] Json => Encoding.UTF8.GetBytes("{\"</script><script>alert(9)</script>\":\"<img src=x onerror=alert(10)>\"}");

    private static FindingGroup Of(FindingGroup group, byte[] body)
    {
        var exchange = group.Exchange;
        var hostile = exchange with
        {
            Request = exchange.Request with { Url = "https://127.0.0.1/" + Attack, Headers = [new HeaderField("X-" + Attack, Attack)], Body = Encoding.UTF8.GetBytes(Attack) },
            Response = exchange.Response! with { HttpVersion = "HTTP/1.1" + Attack, ReasonPhrase = Attack, Headers = [new HeaderField(Attack, Attack)], Body = body },
        };
        var violation = new Violation(ViolationKind.Differs, Attack + 3, Attack + 1, Attack + 2, Attack) { Counterpart = new Counterpart(Attack, Encoding.UTF8.GetBytes(Attack), Attack) };
        var findings = group.All.Select(finding => finding with { Violation = violation, Step = Attack }).ToList();
        return new FindingGroup(findings[0], hostile, findings);
    }
}
