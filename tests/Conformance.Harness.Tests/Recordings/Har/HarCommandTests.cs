using Conformance.Harness.Tests.Cli;
using FluentAssertions;
using NJsonSchema;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Recordings.Har;

/// <summary><c>conform judge FILE.har</c> and <c>conform show --har</c> as a user calls them.</summary>
public sealed class HarCommandTests
{
    private static int files;

    private const string Jobs = """<EntityReferences xmlns="http://www.veeam.com/ent/v1.0"><Ref UID="urn:veeam:Job:{0}" Name="Job" Href="https://em.example.com:9398/api/jobs/{0}" Type="JobReference"/></EntityReferences>""";
    private const string NoJobsInJson = """{"Refs":[]}""";

    private string folder = "";

    [OneTimeSetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("", 0, "CONFORMANT ")]
    [TestCase("state-unknown", 1, "  requirement  REP-008 ")]
    [TestCase("json-differs", 1, "  requirement  NEG-004 ")]
    [TestCase("entity-differs-by-id", 1, "  requirement  REP-011 ")]
    [TestCase("namespace-wrong", 1, "  requirement  REP-010 ")]
    public async Task What_a_run_shows_its_recording_shows(string fault, int expected, string told)
    {
        var name = $"of-{fault}";
        string[] with = fault.Length == 0 ? [] : ["--fault", fault];
        await InFolderAsync(["run", "--quiet", "--select", "read-side/replica-task-sessions-id/*", "--report", name, .. with]);
        var (_, har, _) = await InFolderAsync("show", "--har", name);
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".har"), har);

        var (code, output, errors) = await InFolderAsync("judge", name + ".har");

        (code, errors).Should().Be((expected, ""), output);
        output.Should().Contain(told);
        (await HarSchemaAsync()).Validate(har).Select(breach => breach.ToString()).Should().BeEmpty();
    }

    [Test]
    public async Task The_archive_of_a_recording_is_judged_alike_and_holds_no_secret()
    {
        const string Token = "c2VjcmV0LXRva2VuLW9mLXRoZS1zZXNzaW9u";
        var basic = Convert.ToBase64String("auditor:Pa$$w0rd-of-theirs"u8);
        var file = Written("secrets.har", HarText.Of(
            HarText.Get(sent: HarText.Field("Cookie", $"short=abc; X-RestSvcSessionId={Token}; other=0123456789abcdef0") + HarText.Field("X-RestSvcSessionId", Token)),
            HarText.Get("/jobs?access_token=url-secret-1", Jobs.Replace("{0}", "Pa$$w0rd-of-theirs", StringComparison.Ordinal), sent: HarText.Field("Authorization", "Basic " + basic)),
            HarText.Get("/backups", sent: HarText.Field("X-Api-Key", "key-of-somebody") + HarText.Field("authorization", "Bearer bearer-of-somebody"))));

        var (code, output, errors) = await InFolderAsync("judge", file, "--report", "secrets");
        var again = await InFolderAsync("judge", "secrets");
        var (_, har, _) = await InFolderAsync("show", "--har", "secrets");
        var shown = await InFolderAsync("show", "secrets", "har/0001");

        errors.Should().BeEmpty();
        again.ExitCode.Should().Be(code);
        again.Output.Should().Be(output[..output.IndexOf("  report ", StringComparison.Ordinal)]);
        shown.ExitCode.Should().Be(0, shown.Errors);
        var texts = Directory.EnumerateFiles(Path.Combine(folder, "secrets")).Where(name => !name.EndsWith(".gz", StringComparison.Ordinal)).Select(File.ReadAllText).Append(har).Append(shown.Output);
        foreach (var secret in new[] { Token, basic, "Pa$$w0rd-of-theirs", "url-secret-1", "key-of-somebody", "bearer-of-somebody", "=abc", "0123456789abcdef0" })
        {
            texts.Should().NotContain(text => text.Contains(secret, StringComparison.Ordinal), secret);
        }

        har.Should().Contain("***token1***").And.Contain("***hidden***");
    }

    [Test]
    public async Task What_may_have_changed_between_two_requests_is_not_compared()
    {
        var json = HarText.Get(text: NoJobsInJson, accept: "application/json", type: "application/json", at: 10);
        var later = HarText.Get(text: NoJobsInJson, accept: "application/json", type: "application/json", at: 100);
        var write = HarText.Get("/jobs/1?action=start", method: "POST", status: 202, at: 5, text: "", type: "");
        var list = HarText.Get(text: Jobs.Replace("{0}", "5b4a8b1c-0000-4000-8000-000000000001", StringComparison.Ordinal));

        (await JudgedAsync(list, json)).Output.Should().Contain("  requirement  NEG-004 ");
        (await JudgedAsync(list, later)).Output.Should().NotContain("NEG-004");
        (await JudgedAsync(list, write, json)).Output.Should().NotContain("NEG-004");
    }

    [Test]
    public async Task What_is_not_the_servers_and_what_is_cached_is_left_out_and_told()
    {
        var (code, output, _) = await JudgedAsync(
            HarText.Get(), HarText.Get("https://cdn.example.com/app.js", "let a;", type: "text/javascript"), HarText.Get("data:text/plain,x"), HarText.Get(text: "<no", more: ",\"_fromCache\":\"disk\""));

        code.Should().Be(0, output);
        output.Should().Contain("  note: 2 requests of the recording went elsewhere, and are not judged.\n").And.Contain("  note: 1 answer came from the cache of the recorder and not from the server, and is not judged.\n")
            .And.Contain("  note: The recording does not show the API version, so what came after ").And.Contain("  variants           1   1 passed\n");
    }

    [Test]
    public async Task An_answer_that_is_not_there_whole_is_not_tested()
    {
        var (code, output, _) = await JudgedAsync(HarText.Get(), HarText.Get(content: """{"size":400,"mimeType":"application/xml"}"""));

        code.Should().Be(4, output);
        output.Should().Contain("NOT TESTED 1 variant: the recording does not hold the whole body of the answer\n  har/0002\n");
    }

    [Test]
    public async Task A_finding_is_shown_again_by_judging_the_file()
    {
        var (code, output, _) = await JudgedAsync(HarText.Get(text: "<no"));

        code.Should().Be(1, output);
        output.Should().StartWith("DEVIATES the body cannot be read\n").And.Contain("  in           har/0001\n  request      GET /api/jobs\n").And.Contain("  again        conform judge ").And.NotContain("conform run");
    }

    [Test]
    public async Task Of_several_servers_one_must_be_named()
    {
        var file = Written("two.har", HarText.Of(HarText.Get(), HarText.Get("https://b.example.com/em/api/jobs", "<no")));

        (await InFolderAsync("judge", file)).Errors.Should().EndWith("two.har: it holds answers of several servers: https://b.example.com/em/api, https://em.example.com:9398/api. Name one of them: --target https://b.example.com/em/api\n");
        (await InFolderAsync("judge", file, "--target", "https://B.example.com:443/em/api")).Output.Should().Contain("DEVIATES  https://b.example.com/em/api ");
        (await InFolderAsync("judge", file, "--target", HarText.Base, "--api-version", "v1_7")).ExitCode.Should().Be(0);
    }

    [Test]
    public async Task A_recording_of_something_else_is_refused()
    {
        var (code, _, errors) = await JudgedAsync(HarText.Get("https://cdn.example.com/app.js", "let a;", type: "text/javascript"));

        code.Should().Be(2);
        errors.Should().EndWith("no request of the API is in it; it holds 1 request to https://cdn.example.com. Record while a client asks the API, or name its base URL: --target https://HOST:9398/api\n");
    }

    [Test]
    public async Task Words_that_do_not_fit_are_told()
    {
        (await InFolderAsync("judge", "nowhere.har")).ExitCode.Should().Be(2);
        (await InFolderAsync("judge", "out", "--target", HarText.Base)).Errors.Should().Be("conform: --target and --api-version are for a recording FILE.har; an archive knows its own. Leave them out.\n");
        (await JudgedAsync(HarText.Get())).ExitCode.Should().Be(0);
    }

    private static async Task<JsonSchema> HarSchemaAsync() => await JsonSchema.FromFileAsync(
        Path.Combine(CommandLine.Root, "tests", "Conformance.Harness.Tests", "Recordings", "Har", "har-1.2.schema.json"));

    private Task<(int ExitCode, string Output, string Errors)> JudgedAsync(params string[] entries) => InFolderAsync("judge", Written($"{Interlocked.Increment(ref files)}.har", HarText.Of(entries)));

    private Task<(int ExitCode, string Output, string Errors)> InFolderAsync(params string[] args) => CommandLine.RunInAsync(folder, args);

    private string Written(string name, string text)
    {
        File.WriteAllText(Path.Combine(folder, name), text);
        return Path.Combine(folder, name);
    }
}
