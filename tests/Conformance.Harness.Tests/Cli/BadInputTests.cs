using System.IO.Compression;
using Conformance.Cli;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>Whatever is wrong with what a user gives, there is one message that says where, what and what to do.</summary>
public sealed class BadInputTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("judge")]
    [TestCase("diff")]
    public async Task A_missing_archive(string command) =>
        await IsRefusedAsync("the file does not exist. `conform run --report DIR` writes one.", With(command, At("nowhere.gz")));

    [TestCase("judge")]
    [TestCase("diff")]
    public async Task A_folder_without_an_archive(string command) =>
        await IsRefusedAsync("the folder holds no archive.jsonl.gz.", With(command, folder));

    [TestCase("judge")]
    [TestCase("diff")]
    public async Task An_empty_archive(string command) =>
        await IsRefusedAsync("the file is empty or ends inside its first record.", With(command, Written("empty.gz", [])));

    [TestCase("judge")]
    [TestCase("diff")]
    public async Task A_file_that_is_no_archive(string command) =>
        await IsRefusedAsync("this is not an archive of `conform run`", With(command, Written("text.gz", "{}"u8.ToArray())));

    [Test]
    public async Task An_archive_that_was_cut_in_its_first_record()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write("{\"record\":\"conformance-archive\",\"vers"u8);
        }

        await IsRefusedAsync("Nothing can be judged from it.", "judge", Written("cut.gz", packed.ToArray()));
    }

    [Test]
    public async Task A_folder_in_place_of_a_file() =>
        await IsRefusedAsync($"{folder} is a folder. Name a file in it, or a folder on both sides.", "compare", folder, Written("a.xml", "<a/>"u8.ToArray()));

    [Test]
    public async Task Two_folders_without_files() =>
        await IsRefusedAsync($"neither {folder} nor {folder} holds a file. Name folders with files.", "compare", folder, folder);

    [Test]
    public async Task A_missing_file_to_compare() => await IsRefusedAsync("Check the path and your rights to it.", "compare", At("a.xml"), At("b.xml"));

    [Test]
    public async Task A_file_in_place_of_the_report_folder() =>
        await IsRefusedAsync("Check the path, your rights to it, and the space on the disk.", "run", "--select", "jobs/one", "--report", Written("file", "x"u8.ToArray()));

    [TestCase("em.example.com")]
    [TestCase("ftp://em.example.com/api")]
    [TestCase("https://")]
    public async Task A_target_that_is_no_url(string target) => await IsRefusedAsync(target, "run", "--target", target, "--user", "x");

    [TestCase("--user", "x")]
    [TestCase("--pin", "AB")]
    [TestCase("--second-user", "x")]
    public async Task An_option_for_a_live_target_without_one(string option, string value) =>
        await IsRefusedAsync($"{option} is for a live target, and none is named. Give --target URL; without it the emulator inside would be tested.", "run", option, value);

    [TestCase("--pin", "--report")]
    [TestCase("--target", "--pin")]
    public async Task An_option_whose_variable_was_empty(string option, string next) =>
        await IsRefusedAsync($"conform: {option} has no value: {next} follows. Is a variable empty?\nSee `conform run --help`.\n", 2, "run", option, next, "out");

    [TestCase("it: { resource: ReplicaJobSesion }", "get: \"/replicaSessions/{it.id}\"", "status: 200", "4:3: unknown resource \"ReplicaJobSesion\". Did you mean \"ReplicaJobSession\"?")]
    [TestCase("it: { resource: ReplicaJobSession, with: replicaTaskSesions }", "get: \"/replicaSessions/{it.id}\"", "status: 200", "4:3: unknown nested collection \"replicaTaskSesions\". Did you mean \"replicaTaskSessions\"?")]
    [TestCase("it: { resource: ReplicaJobSession, world: recent-sesion }", "get: \"/replicaSessions/{it.id}\"", "status: 200", "4:3: unknown ReplicaJobSession of the world standard \"recent-sesion\". Did you mean \"recent-session\"?")]
    [TestCase("it: { resource: ReplicaJobSession, world: failed-task }", "get: \"/replicaSessions/{it.id}\"", "status: 200", "4:3: \"failed-task\" is a ReplicaTaskSession in the world standard, and a ReplicaJobSession is needed.")]
    [TestCase("it: { resource: ReplicaJobSession }", "get: \"/replicaSesions/{it.id}\"", "status: 2xx", "5:9: success is expected of /replicaSesions/{ID}, and no operation of the contract has that path. Did you mean \"/replicaSessions/{ID}\"? Add it to contract/ if a later version brought it.")]
    [TestCase("it: { resource: ReplicaJobSession }", "get: \"/replicaSessions/{it.id}\"", "root: EntityReff", "6:40: unknown root element \"EntityReff\". Did you mean \"EntityRef\"?")]
    [TestCase("it: { resource: ReplicaJobSession }", "get: \"/replicaSessions/{it.id}\"", "status: 200, when: { operation: \"GET /replicaSesions\" }", "unknown value of operation \"GET /replicaSesions\". Did you mean \"GET /replicaSessions\"?")]
    [TestCase("it: { resource: ReplicaJobSession }", "get: \"/replicaSessions/{it.id}\"", "status: 200, when: { form: EntityReff }", "unknown value of form \"EntityReff\". Did you mean \"EntityRef\"?")]
    [TestCase("it: { resource: ReplicaJobSession }", "get: \"/replicaSessions/{it.id}\" }, { follow: { from: step1, rel: Up, type: BackupServerReferenc }", "status: 200", "unknown Type of a link \"BackupServerReferenc\". Did you mean \"BackupServerReference\"?")]
    [TestCase("it: { resource: ReplicaJobSession }", "get: \"/replicaSessions/{it.id}\" }, { follow: { from: step1, rel: Upp }", "status: 200", "unknown relation of a link \"Upp\". Did you mean \"Up\"?")]
    [TestCase("it: { resource: ReplicaJobSession }", "get: \"/replicaSessions/{it.id}\"", "status: 999", "\"status\": the number is more than 599. A status code, a class as in 4xx, or a list of them.")]
    public async Task A_misspelt_name_in_a_scenario(string given, string step, string check, string message)
    {
        var root = CopyOfData();
        Directory.CreateDirectory(Path.Combine(root, "scenarios", "mine"));
        await File.WriteAllTextAsync(
            Path.Combine(root, "scenarios", "mine", "one.yaml"),
            $"scenario: mine/one\ntitle: One\ngiven:\n  {given}\nsteps: [{{ {step} }}]\nexpect: [{{ requirement: RJS-002, {check} }}]\n");

        var (code, output, error) = await CommandLine.RunInAsync(root, ["check"]);

        (code, output).Should().Be((2, ""));
        error.Should().StartWith("scenarios/mine/one.yaml:").And.EndWith($"{message}\n");
        error.Split('\n').Should().HaveCount(2, "one misspelt name is one line");
    }

    [Test]
    public async Task A_run_in_which_nothing_could_be_asked_says_why()
    {
        var root = CopyOfData();
        Directory.CreateDirectory(Path.Combine(root, "scenarios", "mine"));
        await File.WriteAllTextAsync(
            Path.Combine(root, "scenarios", "mine", "one.yaml"),
            "scenario: mine/one\ntitle: One\ngiven: { it: { resource: ReplicaJobSession, world: gone } }\nsteps: [{ get: \"/replicaSessions/{it.id}\" }]\nexpect: [{ requirement: RJS-002, status: 200 }]\n");

        var (code, output, _) = await CommandLine.RunInAsync(root, "run", "--select", "mine/one");

        code.Should().Be(4);
        output.Should().Contain("NOT TESTED 1 variant: the world standard has no \"gone\".\n  mine/one\n\nINCOMPLETE ");
    }

    [Test]
    public async Task A_path_that_no_page_has_may_be_asked_for()
    {
        var root = CopyOfData();
        Directory.CreateDirectory(Path.Combine(root, "scenarios", "mine"));
        await File.WriteAllTextAsync(
            Path.Combine(root, "scenarios", "mine", "one.yaml"), "scenario: mine/one\ntitle: One\nsteps: [{ get: /nonsense }]\nexpect: [{ requirement: RJS-002, status: [200, 404] }]\n");

        var (code, _, error) = await CommandLine.RunInAsync(root, ["check"]);

        code.Should().Be(0, error);
    }

    [Test]
    public async Task A_command_line_without_a_command_is_answered_with_the_commands()
    {
        var (code, output, errors) = await CommandLine.RunAsync();

        (code, output).Should().Be((2, ""));
        errors.Should().Contain("Commands:").And.Contain("conform run");
    }

    [TestCase("http://no-such-host.invalid/api", "conform: http://no-such-host.invalid/api is not https: name, password and tokens go over the network as plain text.\n")]
    [TestCase("http://127.0.0.1:1/api", "")]
    [TestCase("https://no-such-host.invalid/api", "")]
    public async Task A_target_to_which_secrets_go_as_plain_text(string target, string warning)
    {
        var (code, output, errors) = await CommandLine.RunAsync("run", "--quiet", "--target", target, "--user", "x", "--select", "jobs/one");

        code.Should().Be(3, output);
        errors.Should().Be(warning);
    }

    [Test]
    public async Task An_API_version_that_the_server_has_not()
    {
        var (code, output, _) = await CommandLine.RunAsync("run", "--api-version", "v9_9", "--select", "jobs/one");

        code.Should().Be(3, output);
        output.Should().Contain("Check that the server has the version v9_9 of --api-version: its entry point lists those that it has.");
    }

    [Test]
    public async Task Schemas_without_a_place_to_go() =>
        await IsRefusedAsync(
            "say where to: --out DIR for the schemas of answers, --openapi FILE for an OpenAPI document, "
            + "--editor DIR for the schemas by which an editor completes scenario files.",
            "schema");

    [Test]
    public async Task The_schemas_by_which_an_editor_completes_files_are_those_of_the_suite()
    {
        var (code, output, _) = await CommandLine.RunAsync("schema", "--editor", folder);

        code.Should().Be(0);
        output.Should().Contain("written scenario.schema.json\n").And.Contain("written rules.schema.json\n");
        (await File.ReadAllTextAsync(At("scenario.schema.json"))).Should().Be(await File.ReadAllTextAsync(Path.Combine(CommandLine.Root, "scenarios", "scenario.schema.json")));
    }

    [Test]
    public async Task A_scenarios_folder_without_requirements()
    {
        Directory.CreateDirectory(At("own/a"));
        var file = Written("own/a/a.yaml", "scenario: a/a\ntitle: A\nsteps: [{ get: / }]\nexpect: [{ requirement: AUTH-001, status: 200 }]\n"u8.ToArray());

        await IsRefusedAsync("own: no requirements.yaml is here. A scenarios folder of your own has its own: `conform schema --editor DIR` puts the suite's there, or write one.", "check", "--scenarios", Path.GetDirectoryName(Path.GetDirectoryName(file)!)!);
    }

    [Test]
    public async Task A_requirements_file_that_is_no_YAML_is_not_called_missing()
    {
        Directory.CreateDirectory(At("own/a"));
        Written("own/requirements.yaml", "requirements: [\n"u8.ToArray());
        Written("own/a/a.yaml", "scenario: a/a\ntitle: A\nsteps: [{ get: / }]\nexpect: [{ requirement: AUTH-001, status: 200 }]\n"u8.ToArray());

        await IsRefusedAsync("own/requirements.yaml:", "check", "--scenarios", At("own"));
    }

    [Test]
    public async Task A_file_whose_ending_hides_it()
    {
        Directory.CreateDirectory(At("own"));
        Written("own/one.yml", "scenario: own/one\n"u8.ToArray());

        await IsRefusedAsync("own/one.yml: the file would not be read. Call it .yaml.", "check", "--scenarios", At("own"));
    }

    [Test]
    public async Task A_folder_of_ones_own_begins_with_what_schema_puts_there()
    {
        await CommandLine.RunAsync("schema", "--editor", At("own"));
        Directory.CreateDirectory(At("own/a"));
        Written("own/a/a.yaml", "scenario: a/a\ntitle: A\nsteps: [{ get: /, auth: none }]\nexpect: [{ requirement: AUTH-001, status: 200 }]\n"u8.ToArray());

        var (code, output, errors) = await CommandLine.RunAsync("check", "--scenarios", At("own"));
        File.Delete(At("own/everywhere.yaml"));
        var (_, without, _) = await CommandLine.RunAsync("check", "--scenarios", At("own"));

        code.Should().Be(0, errors);
        output.Should().StartWith("sound: 1 scenario with 1 variant, ").And.NotContain("everywhere");
        without.Should().EndWith("no everywhere.yaml: nothing is asked of every answer, only what each scenario asks for\n");
    }

    [TestCase("RTS-001", "requirement:RTS-001")]
    [TestCase("requirment:RTS-001", "requirement:RTS-001")]
    [TestCase("operation:GET /jbs", "operation:GET /jobs")]
    [TestCase("window", "area:window")]
    public async Task A_selection_that_is_nearly_one(string expression, string meant) =>
        await IsRefusedAsync($"--select '{expression}' matches no variant. Did you mean \"{meant}\"?", "run", "--select", expression);

    [Test]
    public async Task Trust_for_a_target_without_TLS() =>
        await IsRefusedAsync("--pin is for https, and http://127.0.0.1:1/api is not. Give the https URL, or leave the option out.", "run", "--target", "http://127.0.0.1:1/api", "--user", "x", "--pin", new string('A', 64));

    [Test]
    public async Task A_misspelt_placeholder_in_a_fixture()
    {
        var root = CopyOfData();
        var fixture = Directory.EnumerateFiles(Path.Combine(root, "fixtures", "bodies"), "*.xml", SearchOption.AllDirectories).First(file => File.ReadAllText(file).Contains("${conform.", StringComparison.Ordinal));
        var text = await File.ReadAllTextAsync(fixture);
        var at = text.IndexOf("${conform.", StringComparison.Ordinal) + "${conform.".Length;
        await File.WriteAllTextAsync(fixture, text.Insert(at, "x"));
        using var errors = new StringWriter();

        var code = await ConformCommand.RunAsync(["check"], new Terminal(TextWriter.Null, errors, IsTerminal: false), root, _ => null, CancellationToken.None);

        code.Should().Be(2);
        errors.ToString().Should().MatchRegex(@"^fixtures/bodies/[^:]+\.xml:[0-9]+:[0-9]+: There is no placeholder ""conform\.x[a-z]+""; there are xmlunit\.ignore");
    }

    private static Task IsRefusedAsync(string message, params string[] args) => IsRefusedAsync(message, 1, args);

    private static async Task IsRefusedAsync(string message, int lines, params string[] args)
    {
        var (code, _, errors) = await CommandLine.RunAsync(args);

        code.Should().Be(2, errors);
        errors.Should().Contain(message).And.NotContain("   at ");
        errors.TrimEnd('\n').Split('\n').Should().HaveCount(lines);
    }

    private static string[] With(string command, string archive) => command == "diff" ? [command, archive, archive] : [command, archive];

    private string At(string name) => Path.Combine(folder, name);

    private string Written(string name, byte[] bytes)
    {
        File.WriteAllBytes(At(name), bytes);
        return At(name);
    }

    private string CopyOfData()
    {
        File.WriteAllText(At("Conformance.sln"), "");
        foreach (var part in new[] { "scenarios", "fixtures" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(CommandLine.Root, part), "*", SearchOption.AllDirectories))
            {
                var copy = At(Path.GetRelativePath(CommandLine.Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        return folder;
    }
}
