using System.Text.RegularExpressions;
using Conformance.Emulator;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Networks;

/// <summary>Accounts that may not use everything, and servers that refuse what an account may use.</summary>
public sealed partial class RoleTests
{
    private static readonly string[] Slice =
        ["--select", "read-side/jobs*", "--select", "read-side/replica-sessions*", "--select", "read-side/tasks*", "--select", "replica-task-sessions/list*", "--select", "authentication/*", "--select", "read-side/query-cloud-gateway/query-collection*"];

    [TestCase(Role.PortalUser, "Portal User")]
    [TestCase(Role.VmRestoreOperator, "VM Restore Operator or File Restore Operator")]
    [TestCase(Role.FileRestoreOperator, "VM Restore Operator or File Restore Operator")]
    [TestCase(Role.ApplicationRestoreOperator, "Exchange, Oracle or SQL Restore Operator")]
    public async Task An_account_of_another_role_deviates_in_nothing_and_what_it_may_not_use_is_counted_in_one_sentence(Role role, string title)
    {
        await using var gateway = await Gateway.StartAsync((right, request) => right.AnswerAsync(request), role);
        var folder = Directory.CreateTempSubdirectory("role-").FullName;

        var (code, output) = await gateway.RunAsync("/api", [.. Slice, "--report", folder]);
        var (again, judged, _) = await CommandLine.RunAsync(["judge", folder]);

        code.Should().Be(4);
        Gateway.Requirements(output).Should().BeEmpty();
        output.Should().MatchRegex($"NOT TESTED [0-9]+ variants: the account of the run has the rights of the role {Regex.Escape(title)}, and was refused with 403 what only others may use, as documented; an account with the role Portal Administrator would add this\\.\n");
        again.Should().Be(4, judged);
        NotTested().Matches(judged).Select(match => match.Value).Should().Equal(NotTested().Matches(output).Select(match => match.Value));
    }

    [TestCase("/api/jobs")]
    [TestCase("/api/security/roles")]
    [TestCase("/api/replicaSessions")]
    public async Task A_path_that_is_refused_to_an_administrator_is_a_violation(string path)
    {
        await using var gateway = await Gateway.StartAsync(async (right, request) => Below(path, request) ? Forbidden : await right.AnswerAsync(request));

        var (code, output) = await gateway.RunAsync("/api", "--select", "read-side/jobs/*", "--select", "read-side/replica-sessions/*", "--select", "read-side/security-roles/*");

        code.Should().Be(1);
        output.Should().Contain("  actual       status 403 Forbidden").And.NotContain("NOT TESTED 1 variant: the account");
    }

    [Test]
    public async Task A_path_that_the_role_includes_is_a_violation_when_it_is_refused()
    {
        await using var gateway = await Gateway.StartAsync(
            async (right, request) => Below("/api/repositories", request) ? Forbidden : await right.AnswerAsync(request), Role.PortalUser);

        var (code, output) = await gateway.RunAsync("/api", "--select", "read-side/repositories/*");

        code.Should().Be(1);
        output.Should().Contain("  actual       status 403 Forbidden");
    }

    [Test]
    public async Task A_request_without_a_token_is_of_no_account_so_its_role_explains_no_refusal()
    {
        await using var gateway = await Gateway.StartAsync(
            async (right, request) => Below("/api/jobs", request) && !request.Fields.Any(field => field.Name == "X-RestSvcSessionId")
                ? Forbidden : await right.AnswerAsync(request),
            Role.PortalUser);

        var (code, output) = await gateway.RunAsync("/api", "--select", "read-side/jobs/token*");

        code.Should().Be(1);
        Gateway.Requirements(output).Should().Equal("AUTH-009");
    }

    [Test]
    public async Task A_server_that_refuses_everything_fits_no_role_and_is_wrong()
    {
        await using var gateway = await Gateway.StartAsync(async (right, request) => request.Method == "GET" && request.Target.Length > 5 ? Forbidden : await right.AnswerAsync(request));

        var (code, output) = await gateway.RunAsync("/api", "--select", "read-side/jobs/*", "--select", "read-side/tasks/*");

        code.Should().Be(1);
        output.Should().Contain("  actual       status 403 Forbidden");
    }

    [TestCase("/api/nas/jobs", "read-side/nas-jobs/read*")]
    [TestCase("/api/cdpReplicas", "read-side/cdp-replicas/token*")]
    [TestCase("/api/query?type=Job&", "read-side/query-job/query-collection*")]
    public async Task What_the_role_excludes_and_the_server_gives_is_a_violation(string given, string select)
    {
        await using var gateway = await Gateway.StartAsync(
            async (right, request) =>
                (request.Target + "&").StartsWith(given, StringComparison.Ordinal) ? EmptyList : await right.AnswerAsync(request),
            Role.PortalUser);

        var (code, output) = await gateway.RunAsync("/api", "--select", select);

        code.Should().Be(1);
        Gateway.Requirements(output).Should().Contain("AUTH-023");
        output.Should().Contain("  expected     status 403").And.Contain("  actual       status 200 OK");
    }

    [TestCase(true, 4)]
    [TestCase(false, 0)]
    public async Task What_the_table_of_roles_does_not_name_may_be_given_and_refused(bool isRefused, int expected)
    {
        await using var gateway = await Gateway.StartAsync(
            async (right, request) => isRefused && request.Target.Contains("type=CloudGateway&", StringComparison.Ordinal)
                ? Forbidden : await right.AnswerAsync(request),
            Role.PortalUser);

        var (code, output) = await gateway.RunAsync("/api", "--select", "read-side/query-cloud-gateway/query-collection*");

        code.Should().Be(expected);
        Gateway.Requirements(output).Should().BeEmpty();
    }

    [Test]
    public async Task An_account_may_have_several_roles()
    {
        await using var gateway = await Gateway.StartAsync(
            async (right, request) => request.Target == "/api/failoverPlans" ? EmptyList : await right.AnswerAsync(request),
            Role.PortalUser);

        var (code, output) = await gateway.RunAsync("/api", "--select", "read-side/jobs/*", "--select", "read-side/replica-sessions/read*");

        code.Should().Be(4);
        Gateway.Requirements(output).Should().BeEmpty();
        output.Should().Contain(
            "the rights of the roles Portal User and VM Restore Operator or Portal User and File Restore Operator"
            + " or Portal User and Exchange, Oracle or SQL Restore Operator, and was");
    }

    private static FakeAnswer EmptyList => FakeAnswer.Of("200 OK", "application/xml", "<EntityReferences xmlns=\"http://www.veeam.com/ent/v1.0\" />");

    private static bool Below(string path, FakeRequest request) => request.Target.Split('?')[0] == path;

    private static FakeAnswer Forbidden => FakeAnswer.Of("403 Forbidden", "application/xml", "<Error xmlns=\"http://www.veeam.com/ent/v1.0\" StatusCode=\"403\" Message=\"Access denied error.\" FirstChanceExceptionMessage=\"\" />");

    [GeneratedRegex("NOT TESTED [0-9]+ variants?: .*\n")]
    private static partial Regex NotTested();
}
