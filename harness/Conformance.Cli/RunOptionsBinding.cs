using System.CommandLine;
using Conformance.Emulator.Faults;
using Conformance.Runs.Configuration;

namespace Conformance.Cli;

/// <summary>The options that say what to run and against what; shared by <c>run</c>, <c>list</c> and <c>record</c>.</summary>
internal sealed class RunOptionsBinding
{
    private readonly Option<string[]> target = new("--target") { Description = "The base URL, as in https://em.example:9398/api, a name or `all` of conform.yaml, or `emulator` for the one inside; otherwise CONFORM_TARGET, the file's default, the emulator." };
    private readonly Option<string?> config = ConfigOption.Create();
    private readonly Option<string?> user = new("--user") { Description = "The account on a live target." };
    private readonly Option<string?> passwordVariable = new("--password-env") { Description = "The environment variable that holds its password (CONFORM_PASSWORD)." };
    private readonly Option<string?> secondUser = new("--second-user") { Description = "A second account on a live target with a lesser role than Portal Administrator, to ask for what it may not use." };
    private readonly Option<string?> secondPasswordVariable = new("--second-password-env") { Description = "The environment variable that holds the second account's password (CONFORM_SECOND_PASSWORD)." };
    private readonly Option<string[]> select = new("--select") { Description = "A glob over variant or scenario ids, area:NAME, requirement:ID, operation:GLOB; several are joined by or, a leading ! excludes." };
    private readonly Option<string?> depth = DepthOption.Create();
    private readonly Option<string?> world = new("--world") { Description = "any: the data is unknown; standard: the target holds fixtures/worlds/standard." };
    private readonly Option<string?> dialect = new("--dialect") { Description = "The emulator's JSON: em12 (PascalCase) or em13 (camelCase). A live target's is recognised." };
    private readonly Option<string?> ca = new("--ca") { Description = "A PEM file with the certificate authority to trust." };
    private readonly Option<string?> pin = new("--pin") { Description = "The SHA-256 fingerprint of the server's certificate, to trust this one." };
    private readonly Option<string?> proxy = new("--proxy") { Description = "The URL of an HTTP proxy, as in http://proxy.example:3128; those of the environment are not used." };
    private readonly Option<string?> proxyUser = new("--proxy-user") { Description = "Who the proxy lets through." };
    private readonly Option<string?> proxyPasswordVariable = new("--proxy-password-env") { Description = "The environment variable that holds that user's password (CONFORM_PROXY_PASSWORD)." };
    private readonly Option<double?> timeout = new("--timeout") { Description = "Seconds that one whole exchange may take (30)." };
    private readonly Option<int?> maxBody = new("--max-body") { Description = "MiB that one body may have (64)." };
    private readonly Option<string?> scenarios = new("--scenarios") { Description = "A scenarios folder of your own." };
    private readonly Option<string?> waivers = new("--waivers") { Description = "A file of known deviations, instead of scenarios/waivers.yaml." };
    private readonly Option<string?> capabilities = new("--capabilities") { Description = "A file with what the target claims to implement and which data it lacks; `conform capabilities REPORT` writes one." };
    private readonly Option<string?> fixtures = new("--fixtures") { Description = "A fixtures folder of your own, with the bodies that its scenarios expect." };
    private readonly Option<int?> parallel = new("--parallel") { Description = "How many variants are replayed at a time, and the most requests under way: the processors (emulator), 8 (live target, which begins with 2)." };
    private readonly Option<string?> rate = new("--rate") { Description = "The most requests a second, as in 5 or 0.5 (any number).", HelpName = "N" };
    private readonly Option<string?> shard = new("--shard") { Description = "I/N: the I-th of N parts of the scenarios." };
    private readonly Option<bool> allowUnsafe = new("--allow-unsafe") { Description = "Also send a live target what could change it." };
    private readonly Option<bool> sendEach = new("--send-each") { Description = "Send a request for each variant that asks it; without this, equal requests are sent once and all who ask read the answer." };
    private readonly Option<bool> noWrongPassword = new("--no-wrong-password") { Description = "Leave out the one logon with a wrong password that every run sends; such logons can lock an account." };
    private readonly Option<string?> apiVersion = new("--api-version") { Description = "The API version to log on with, as in v1_6 (latest)." };
    private readonly Option<string?> shell = ShellOption.Create();
    private readonly Option<string[]> faults = new("--fault") { Description = "A fault of the embedded emulator; `conform faults` lists them." };

    private Option[] All =>
    [
        target, config, user, passwordVariable, secondUser, secondPasswordVariable, select, depth, world, dialect, ca, pin, proxy, proxyUser, proxyPasswordVariable, timeout, maxBody, scenarios, fixtures, waivers, capabilities, parallel, rate,
        shard, allowUnsafe, noWrongPassword, sendEach, apiVersion, shell, faults,
    ];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        // Without a name of its own the help would print every word that completes the option.
        faults.HelpName = "NAME";
        select.HelpName = "EXPR";
        target.HelpName = "URL|NAME";
        proxy.HelpName = "URL";
        faults.CompletionSources.Add([.. FaultCatalogue.All.Select(fault => fault.Name)]);
        world.CompletionSources.Add("any", "standard");
        dialect.CompletionSources.Add("auto", "em12", "em13");
        select.CompletionSources.Add(_ => SelectionWords.Here());
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What the user asks for, from the options, the environment and conform.yaml.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="place">Where it is called.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataFiles.DataException">Something is wrong in conform.yaml.</exception>
    public Task<SettingLayers> ReadAsync(ParseResult parsed, CallerPlace place, CancellationToken cancellationToken) =>
        CommandSettings.ReadAsync(parsed, All, place, cancellationToken);
}
