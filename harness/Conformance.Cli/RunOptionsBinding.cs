using System.CommandLine;
using System.Globalization;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;
using Conformance.Emulator.Faults;
using Conformance.Replay.Tls;
using Conformance.Replay.Transport;
using Conformance.Runs;

namespace Conformance.Cli;

/// <summary>The options that say what to run and against what; shared by <c>run</c> and <c>list</c>.</summary>
internal sealed class RunOptionsBinding
{
    private const string DefaultPasswordVariable = "CONFORM_PASSWORD";
    private const string DefaultSecondPasswordVariable = "CONFORM_SECOND_PASSWORD";
    private const string Latest = "latest";

    private readonly Option<string> target = new("--target") { Description = "The base URL, as in https://em.example:9398/api, or `emulator` for the one inside.", DefaultValueFactory = _ => RunRequest.Emulator };
    private readonly Option<string?> targets = new("--targets") { Description = "A YAML file with several targets, each with name, target, user, passwordEnv, pin …; one verdict for all." };
    private readonly Option<string?> user = new("--user") { Description = "The account on a live target." };
    private readonly Option<string> passwordVariable = new("--password-env") { Description = "The environment variable that holds its password.", DefaultValueFactory = _ => DefaultPasswordVariable };
    private readonly Option<string?> secondUser = new("--second-user") { Description = "A second account on a live target with a lesser role than Portal Administrator, to ask for what it may not use." };
    private readonly Option<string> secondPasswordVariable = new("--second-password-env") { Description = "The environment variable that holds the second account's password.", DefaultValueFactory = _ => DefaultSecondPasswordVariable };
    private readonly Option<string[]> select = new("--select") { Description = "A glob over variant or scenario ids, area:NAME, requirement:ID, operation:GLOB; several are joined by or, a leading ! excludes." };
    private readonly Option<string?> world = new("--world") { Description = "any: the data is unknown; standard: the target holds fixtures/worlds/standard." };
    private readonly Option<string> dialect = new("--dialect") { Description = "The emulator's JSON: em12 (PascalCase) or em13 (camelCase). A live target's is recognised.", DefaultValueFactory = _ => "auto" };
    private readonly Option<string?> ca = new("--ca") { Description = "A PEM file with the certificate authority to trust." };
    private readonly Option<string?> pin = new("--pin") { Description = "The SHA-256 fingerprint of the server's certificate, to trust this one." };
    private readonly Option<double?> timeout = new("--timeout") { Description = "Seconds that one whole exchange may take (30)." };
    private readonly Option<int?> maxBody = new("--max-body") { Description = "MiB that one body may have (64)." };
    private readonly Option<string?> scenarios = new("--scenarios") { Description = "A scenarios folder of your own." };
    private readonly Option<string?> waivers = new("--waivers") { Description = "A file of known deviations, instead of scenarios/waivers.yaml." };
    private readonly Option<string?> fixtures = new("--fixtures") { Description = "A fixtures folder of your own, with the bodies that its scenarios expect." };
    private readonly Option<int?> parallel = new("--parallel") { Description = "How many variants are replayed at a time." };
    private readonly Option<string?> shard = new("--shard") { Description = "I/N: the I-th of N parts of the scenarios." };
    private readonly Option<bool> allowUnsafe = new("--allow-unsafe") { Description = "Also send a live target what could change it." };
    private readonly Option<bool> noWrongPassword = new("--no-wrong-password") { Description = "Leave out the one logon with a wrong password that every run sends; such logons can lock an account." };
    private readonly Option<string> apiVersion = new("--api-version") { Description = "The API version to log on with, as in v1_6.", DefaultValueFactory = _ => Latest };
    private readonly Option<string[]> faults = new("--fault") { Description = "A fault of the embedded emulator; `conform faults` lists them." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        // Without a name of its own the help would print every word that completes the option.
        faults.HelpName = "NAME";
        select.HelpName = "EXPR";
        faults.CompletionSources.Add([.. FaultCatalogue.All.Select(fault => fault.Name)]);
        world.CompletionSources.Add("any", "standard");
        dialect.CompletionSources.Add("auto", "em12", "em13");
        select.CompletionSources.Add(_ => SelectionWords.Here());
        foreach (var option in new Option[] { target, user, passwordVariable, secondUser, secondPasswordVariable, select, world, dialect, ca, pin, timeout, maxBody, scenarios, fixtures, waivers, parallel, shard, allowUnsafe, noWrongPassword, apiVersion, faults })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Adds the option for several targets, which only <c>run</c> has.</summary>
    public void AddTargetsTo(Command command) => command.Options.Add(targets);

    /// <summary>The file with several targets, absolute; null if there is one target.</summary>
    /// <exception cref="UsageException">It stands beside an option that says what the target is.</exception>
    public string? TargetsFile(ParseResult parsed, CallerPlace place)
    {
        if (parsed.GetValue(targets) is not { } file)
        {
            return null;
        }

        var beside = new Option[] { target, user, passwordVariable, secondUser, secondPasswordVariable, world, dialect, ca, pin, faults }.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
        return beside is null ? Path.GetFullPath(file, place.Current)
            : throw new UsageException($"{beside.Name} and --targets exclude each other: the file says it for each target.");
    }

    /// <summary>What the user asks for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="place">Where it is called.</param>
    /// <param name="needsAccount">Whether requests will be sent, so that a live target needs an account.</param>
    /// <exception cref="UsageException">A value cannot be used, or options do not go together.</exception>
    public RunRequest Read(ParseResult parsed, CallerPlace place, bool needsAccount)
    {
        var forLive = new Option[] { user, passwordVariable, secondUser, secondPasswordVariable, ca, pin }.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
        return forLive is null || parsed.GetResult(target) is { Implicit: false } ? Read(parsed, OnCommandLine(parsed, place), place, needsAccount)
            : throw new UsageException($"{forLive.Name} is for a live target, and none is named. Give --target URL; without it the emulator inside would be tested.");
    }

    /// <summary>What the user asks for of one of several targets.</summary>
    /// <inheritdoc cref="Read(ParseResult, CallerPlace, bool)"/>
    public RunRequest Read(ParseResult parsed, TargetEntry entry, CallerPlace place, bool needsAccount)
    {
        var request = new RunRequest
        {
            Target = entry.Target,
            Selection = new Selection(parsed.GetValue(select) ?? []),
            World = World(entry.World),
            Dialect = Dialect(entry.Dialect ?? "auto"),
            Scenarios = Full(parsed.GetValue(scenarios), place),
            Fixtures = Full(parsed.GetValue(fixtures), place),
            Waivers = Full(parsed.GetValue(waivers), place),
            Limits = Limits(parsed),
            Parallel = parsed.GetValue(parallel) is { } count ? Positive(count, "--parallel") : null,
            Shard = Shard(parsed.GetValue(shard)),
            AllowUnsafe = parsed.GetValue(allowUnsafe),
            NoWrongPassword = parsed.GetValue(noWrongPassword),
            ApiVersion = Version(parsed.GetValue(apiVersion)!),
            Faults = ServeCommand.KnownFaults([.. entry.Faults]),
            Trust = Trust(entry),
        };
        if (request.IsEmbedded)
        {
            return request;
        }

        if (!TargetUrl.Parse(request.Target).IsHttps && (entry.Pin ?? entry.CaFile) is not null)
        {
            throw new UsageException($"{About(entry)}{(entry.Pin is null ? "--ca" : "--pin")} is for https, and {request.Target} is not. Give the https URL, or leave the option out.");
        }

        return request.Faults.Count > 0 ? throw new UsageException("--fault is for the embedded emulator; a live target has its own. Leave --fault or --target out.")
            : needsAccount ? WithSecond(request with { User = User(entry), Password = Password(entry, place) }, entry, place)
            : request with { SecondUser = entry.SecondUser ?? "" };
    }

    private TargetEntry OnCommandLine(ParseResult parsed, CallerPlace place) => new(
        "",
        parsed.GetValue(target)!,
        parsed.GetValue(user),
        parsed.GetValue(passwordVariable),
        parsed.GetValue(secondUser),
        parsed.GetValue(secondPasswordVariable),
        parsed.GetValue(ca) is { } file ? Path.GetFullPath(file, place.Current) : null,
        parsed.GetValue(pin),
        parsed.GetValue(world),
        parsed.GetValue(dialect),
        parsed.GetValue(faults) ?? [],
        new DataPlace("", 0, 0));

    private static string? Full(string? name, CallerPlace place) => name is null ? null : Path.GetFullPath(name, place.Current);

    private static string User(TargetEntry entry) => entry.User
        ?? throw new UsageException($"{About(entry)}a live target needs an account. Give --user NAME and put the password into the variable of --password-env.");

    private static string Password(TargetEntry entry, CallerPlace place) =>
        Password(entry, entry.PasswordVariable ?? DefaultPasswordVariable, "--password-env", place);

    private static string Password(TargetEntry entry, string variable, string option, CallerPlace place) =>
        place.Environment(variable) is { Length: > 0 } password ? password
            : throw new UsageException($"{About(entry)}the environment variable {variable} holds no password. Set it, or name another with {option} VAR; a password is never an argument.");

    private static RunRequest WithSecond(RunRequest request, TargetEntry entry, CallerPlace place) => entry.SecondUser is null ? request : request with
    {
        SecondUser = entry.SecondUser,
        SecondPassword = Password(entry, entry.SecondPasswordVariable ?? DefaultSecondPasswordVariable, "--second-password-env", place),
    };

    private static string About(TargetEntry entry) => entry.Name.Length == 0 ? "" : $"{entry.Place} ({entry.Name}): ";

    private static TargetWorld? World(string? text) => text switch
    {
        null => null,
        "any" => TargetWorld.Any,
        "standard" => TargetWorld.Standard,
        _ => throw new UsageException($"--world {text}: there are any and standard."),
    };

    private static string? Version(string text) => text == Latest ? null
        : ApiVersions.IsName(text) ? text : throw new UsageException($"--api-version {text}: a version is written as in v1_6, or latest.");

    private static string Dialect(string text) => text switch
    {
        "auto" or "em12" => "em12",
        "em13" => "em13",
        _ => throw new UsageException($"--dialect {text}: there are auto, em12 and em13."),
    };

    private TransportLimits Limits(ParseResult parsed)
    {
        var limits = TransportLimits.Default;
        if (parsed.GetValue(timeout) is { } seconds)
        {
            var whole = seconds is > 0 and <= 3600 ? TimeSpan.FromSeconds(seconds) : throw new UsageException("--timeout: seconds above 0 and at most 3600 are expected.");
            limits = limits with { Exchange = whole, FirstByte = Shorter(limits.FirstByte, whole), Connect = Shorter(limits.Connect, whole) };
        }

        return parsed.GetValue(maxBody) is { } mebibytes
            ? limits with { BodyBytes = mebibytes is > 0 and < 2048 ? mebibytes * 1024 * 1024 : throw new UsageException("--max-body: from 1 to 2047 MiB are expected.") }
            : limits;
    }

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static TlsTrust Trust(TargetEntry entry) => (entry.CaFile, entry.Pin) switch
    {
        (null, null) => TlsTrust.System,
        ({ } file, null) => TlsTrust.CaFile(file),
        (null, { } fingerprint) => TlsTrust.Pinned(fingerprint),
        _ => throw new UsageException($"{About(entry)}--ca and --pin exclude each other: trust an authority or one certificate."),
    };

    private static Shard? Shard(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return text.Split('/') is [var index, var count]
            && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && i >= 1 && i <= n
            ? new Shard(i, n)
            : throw new UsageException($"--shard {text}: I/N is expected, as in 1/4, with I from 1 to N.");
    }

    private static int Positive(int value, string option) => value > 0 ? value : throw new UsageException($"{option}: a number above 0 is expected.");
}
