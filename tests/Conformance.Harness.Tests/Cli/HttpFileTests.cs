using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary><c>conform list --requests --http</c>: requests that an editor sends.</summary>
public sealed class HttpFileTests
{
    [Test]
    public async Task Each_request_is_written_once_and_what_only_a_run_knows_is_a_variable()
    {
        var (code, output, errors) = await CommandLine.RunAsync("list", "--requests", "--http", "--select", "authentication/logon", "--select", "read-side/jobs-id/read", "--select", "area:window");

        (code, errors).Should().Be((0, ""));
        var parts = output.Split("\n### ");
        parts[0].Should().Contain("\n@base = https://em.example.com:9398/api\n").And.Contain("\n@token =\n").And.Contain("\n@user =\n").And.NotContain("@base =\n");
        parts.Skip(1).Should().Contain(part => part.Contains("\nPOST {{base}}/sessionMngr/?v=latest HTTP/1.1\nAuthorization: Basic {{user}} {{password}}\n", StringComparison.Ordinal), output)
            .And.Contain(part => part.Contains("\nGET {{base}}/jobs/{{", StringComparison.Ordinal) && part.Contains("?format=Entity HTTP/1.1\nX-RestSvcSessionId: {{token}}\nAccept: application/json\n", StringComparison.Ordinal), output);
        parts.Skip(1).Select(part => part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimEnd('\n')).Should().OnlyHaveUniqueItems();

        var declared = parts[0].Split('\n').Where(line => line.StartsWith('@')).Select(line => line[1..].Split(' ')[0]).ToList();
        output.Split("{{").Skip(1).Select(part => part.Split("}}")[0]).Should().OnlyContain(name => declared.Contains(name)).And.OnlyContain(name => name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'));
    }

    [Test]
    public async Task The_form_without_requests_is_refused() =>
        (await CommandLine.RunAsync("list", "--http")).Should().Be((2, "", "conform: --http is a form of --requests. Give both.\n"));
}
