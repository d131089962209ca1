using Conformance.Core.Exchanges;
using Conformance.Core.Reports;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Reports;

public sealed class CurlTests
{
    private static readonly SentRequest Request = new("GET", "https://em.example.com:9398/api/jobs", [new("Host", "em.example.com:9398"), new("X-RestSvcSessionId", "***token1***")], default);

    private static readonly RunHeader Live = new("conform", "https://em.example.com:9398/api", new TargetFacts(Embedded: false, TargetWorld.Any, AllowUnsafe: false), default, default, "");

    [Test]
    public void The_line_trusts_whom_the_run_trusted()
    {
        Curl.Of(Request, Live).Should().Be("curl -sS -H 'Accept:' -H 'X-RestSvcSessionId: '\"$CONFORM_TOKEN\" 'https://em.example.com:9398/api/jobs'");
        Curl.Of(Request, Live with { Certificate = "3F9A" }).Should().StartWith("curl -sSk -H");
        Curl.Of(Request, Live with { Authority = "/etc/it's ours.pem" }).Should().StartWith("curl -sS --cacert '/etc/it'\\''s ours.pem' -H");
    }

    [Test]
    public void A_line_for_PowerShell_has_its_quotes_and_variables()
    {
        var shell = Live with { Shell = CommandShell.PowerShell, User = "O'Neill", AgainOptions = "--user 'O'\\''Neill' --ca 'C:\\it’s.pem'" };

        Curl.Of(Request, shell).Should().Be("curl.exe -sS -H 'Accept:' -H \"X-RestSvcSessionId: $env:CONFORM_TOKEN\" 'https://em.example.com:9398/api/jobs'");
        Curl.Of(Request, shell with { Authority = "it's.pem", Certificate = "3F9A" }).Should().StartWith("curl.exe -sSk --cacert 'it''s.pem' -H");
        Curl.Token(shell).Should().Be(
            "$env:CONFORM_TOKEN = (curl.exe -sS -i -X POST -u 'O''Neill' 'https://em.example.com:9398/api/sessionMngr/?v=latest'"
            + @" | Select-String '^X-RestSvcSessionId: *(\S+)').Matches[0].Groups[1].Value");
        shell.Again("jobs/one[accept=xml]").Should().Be(@"conform run --select 'jobs/one[accept=xml]' --user 'O''Neill' --ca 'C:\it’’s.pem'");
        (shell with { Shell = CommandShell.Bash }).Again("x").Should().Be(@"conform run --select 'x' --user 'O'\''Neill' --ca 'C:\it’s.pem'");
    }

    [Test]
    public void Nothing_listens_where_the_emulator_inside_was() =>
        Curl.Of(Request, Live with { Facts = Live.Facts with { Embedded = true } }).Should().BeNull();
}
