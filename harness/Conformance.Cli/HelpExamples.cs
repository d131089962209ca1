using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Conformance.Cli;

/// <summary>Help with examples below it, for every command.</summary>
/// <param name="help">What writes the rest.</param>
internal sealed class HelpExamples(HelpAction help) : SynchronousCommandLineAction
{
    private const string Live = "--target https://em.example.com:9398/api --user 'EXAMPLE\\auditor'";

    /// <summary>Examples by command; each is a command line that parses.</summary>
    public static IReadOnlyDictionary<string, string[]> ByCommand { get; } = new Dictionary<string, string[]>
    {
        ["conform"] = ["conform run", "conform run --help"],
        ["run"] =
        [
            "conform run",
            $"conform run {Live} --pin 3F9A… --report out",
            "conform run --select 'replica-task-sessions/*' --select '!area:window'",
            "conform run --select requirement:RTS-001 --fault state-unknown",
            "conform run --select 'operation:GET /replicaSessions*' --dry-run",
        ],
        ["list"] = ["conform list", "conform list --variants --select area:window", "conform list --requirements", "conform list --requests --select jobs/one", "conform list --requests --http --select jobs/one > jobs.http"],
        ["check"] = ["conform check", "conform check --scenarios ./my-scenarios", "conform check --pages ~/veeam-docs-vbr-dump/docs/em_rest"],
        ["judge"] = ["conform judge out/archive.jsonl.gz", "conform judge out --report judged-again", "conform judge out --xsd RestAPI.xsd", "conform judge browser.har", "conform judge proxy.har --target https://em.example.com:9398/api --api-version v1_6"],
        ["diff"] = ["conform diff emulator/archive.jsonl.gz real/archive.jsonl.gz", "conform diff v12 v13 --json"],
        ["merge"] = ["conform merge shard1 shard2 --report out"],
        ["statement"] = ["conform statement out --capabilities capabilities.yaml", "conform statement verify statement.json archive.jsonl.gz"],
        ["show"] = ["conform show out 'read-side/jobs-id/read[accept=json,format=Entity]'", "conform show --har out > out.har"],
        ["capabilities"] = ["conform capabilities out > capabilities.yaml"],
        ["baseline"] = ["conform baseline out --owner jane.doe@example.com --expires 2026-12-31 > waivers.yaml"],
        ["serve"] = ["conform serve --port 9398 --https", "conform serve --dialect em13 --style extra-members", "conform serve --now 2021-11-04T09:00:00Z --fault state-unknown"],
        ["faults"] = ["conform faults"],
        ["compare"] = ["conform compare expected.xml actual.json", "conform compare expected.xml actual.xml --rules rules.yaml --format json"],
        ["schema"] = ["conform schema --out schemas", "conform schema --editor my-scenarios"],
        ["record"] = [$"conform record {Live} --select area:jobs --out recorded"],
        ["mutate"] = ["conform mutate", "conform mutate out/archive.jsonl.gz --max 2000 --report out", "conform mutate --scenarios ./my-scenarios --ablate"],
        ["completion"] = ["conform completion bash >> ~/.bashrc", "conform completion pwsh | Out-String | Invoke-Expression"],
    };

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var examples = ByCommand.GetValueOrDefault(command is RootCommand ? "conform" : command.Name, []);
        parseResult.InvocationConfiguration.Output.Write(examples.Length == 0 ? "" : "Examples:\n" + string.Concat(examples.Select(example => $"  {example}\n")));
        return code;
    }

    /// <summary>Puts the examples below the help of a command and all of its subcommands.</summary>
    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpExamples((HelpAction)option.Action!);
    }
}
