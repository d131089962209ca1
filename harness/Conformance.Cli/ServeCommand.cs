using System.CommandLine;
using System.Globalization;
using Conformance.Core.Contract;
using Conformance.Core.Worlds;
using Conformance.Core.Results;
using Conformance.Emulator;
using Conformance.Emulator.Faults;
using Conformance.Emulator.Styles;
using Conformance.Replay.Folders;

namespace Conformance.Cli;

/// <summary><c>conform serve</c>: the emulator as a server of its own, until Ctrl-C.</summary>
internal sealed class ServeCommand
{
    private const string DefaultUser = "administrator";
    private const string DefaultPasswordVariable = "CONFORM_PASSWORD";
    private const string DefaultSecondPasswordVariable = "CONFORM_SECOND_PASSWORD";

    private readonly Option<int> port = new("--port") { Description = "The port on 127.0.0.1; 0 takes a free one.", DefaultValueFactory = _ => 0 };
    private readonly Option<bool> https = new("--https") { Description = "Speaks HTTPS with a certificate of its own, whose fingerprint it prints." };
    private readonly Option<string?> world = new("--world") { Description = "The world's file; fixtures/worlds/standard.yaml if absent." };
    private readonly Option<int> tasks = new("--tasks") { Description = "Adds so many task sessions of the last 29 days to the world, with their sessions and jobs; 0 adds none." };
    private readonly Option<long> seed = new("--seed") { Description = "What the added task sessions follow from.", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> now = new("--now") { Description = "The instant at which its clock starts, as in 2021-11-04T09:00:00Z; the real time if absent." };
    private readonly Option<string[]> faults = new("--fault") { Description = "A way to be wrong; `conform faults` lists them." };
    private readonly Option<string[]> styles = new("--style") { Description = "A lawful way to write answers; `conform faults` lists them too." };
    private readonly Option<string> dialect = new("--dialect") { Description = "The JSON: em12 (PascalCase) or em13 (camelCase).", DefaultValueFactory = _ => "em12" };
    private readonly Option<string?> apiVersion = new("--api-version") { Description = "The newest API version that it has, as in v1_4 for EM 9.5 Update 4; the newest of all if absent." };
    private readonly Option<string> user = new("--user") { Description = "The account that may log on.", DefaultValueFactory = _ => DefaultUser };
    private readonly Option<string> passwordVariable = new("--password-env") { Description = "The environment variable that holds its password.", DefaultValueFactory = _ => DefaultPasswordVariable };
    private readonly Option<bool> log = new("--log") { Description = "Prints a line for each request: time, status, method, path, milliseconds. No header and no body." };
    private readonly Option<string?> certificate = new("--cert") { Description = "With --https, the file that keeps its certificate and key, so that pins stay; it is made if it is missing." };
    private readonly Option<string?> secondUser = new("--second-user") { Description = "A second account that may log on, with the role of --second-role." };
    private readonly Option<Role> role = new("--role") { Description = "The role of --user.", DefaultValueFactory = _ => Role.PortalAdministrator };
    private readonly Option<Role> secondRole = new("--second-role") { Description = "The role of --second-user.", DefaultValueFactory = _ => Role.PortalUser };
    private readonly Option<string> secondPasswordVariable = new("--second-password-env") { Description = "The environment variable that holds the second account's password.", DefaultValueFactory = _ => DefaultSecondPasswordVariable };

    /// <summary>The command.</summary>
    public static Command Create(CallerPlace place)
    {
        var serve = new ServeCommand();
        var command = new Command("serve", "Serves the emulator. Prints `listening URL` and, with --https, `sha256 FINGERPRINT`; ends with Ctrl-C.")
        {
            serve.port, serve.https, serve.certificate, serve.log, serve.world, serve.tasks, serve.seed, serve.now, serve.faults, serve.styles, serve.dialect, serve.apiVersion, serve.user, serve.passwordVariable, serve.secondUser, serve.secondPasswordVariable,
            serve.role, serve.secondRole,
        };
        command.SetAction((parsed, cancellationToken) => serve.RunAsync(parsed, place, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CallerPlace place, CancellationToken cancellationToken)
    {
        var account = new Account(parsed.GetValue(user)!, Password(parsed.GetValue(passwordVariable)!, "--password-env", place), parsed.GetValue(role));
        if (parsed.GetValue(secondUser) is { } same && same == account.User)
        {
            throw new UsageException($"--second-user {same}: the second account is another than that of --user.");
        }

        var second = parsed.GetValue(secondUser) is { } lesser ? new Account(lesser, Password(parsed.GetValue(secondPasswordVariable)!, "--second-password-env", place), parsed.GetValue(secondRole)) : null;
        var clock = Clock(parsed.GetValue(now));
        var project = ProjectFolder.Find(place.Current);
        var contract = await ContractReader.ReadAsync(
            await FolderReader.ReadAsync(Path.Combine(project.Scenarios, "contract"), ".yaml", cancellationToken),
            await FolderReader.SchemaAsync(Path.Combine(project.Scenarios, ContractReader.SchemaName), cancellationToken),
            cancellationToken);
        var file = parsed.GetValue(world) is { } own ? Path.GetFullPath(own, place.Current) : null;
        var options = new EmulatorOptions
        {
            Contract = contract,
            World = Grown(await WorldFolder.LoadAsync(project, file, contract, clock.GetUtcNow(), cancellationToken), parsed.GetValue(tasks), parsed.GetValue(seed)),
            TimeProvider = clock,
            Https = parsed.GetValue(https),
            Port = Port(parsed.GetValue(port)),
            Account = account,
            SecondAccount = second,
            Faults = KnownFaults(parsed.GetValue(faults)),
            Styles = Known(parsed.GetValue(styles), StyleCatalogue.All.Select(style => style.Name), "--style"),
            Dialect = Dialect(parsed.GetValue(dialect)!),
            CertificatePath = CertificatePath(parsed, place),
            Answered = parsed.GetValue(log) ? new RequestLog(place.Terminal.Out).Write : null,
            ApiVersion = ApiVersion(parsed.GetValue(apiVersion), contract),
        };
        RequireFamilies(options.Faults, contract.Resources.Keys);
        await using var server = await StartAsync(options, cancellationToken);
        await place.Terminal.Out.WriteLineAsync($"listening {server.BaseUrl}");
        if (server.CertificateSha256 is { } fingerprint)
        {
            await place.Terminal.Out.WriteLineAsync($"sha256 {fingerprint}");
        }

        await place.Terminal.Out.FlushAsync(cancellationToken);
        await UntilCancelledAsync(cancellationToken);
        return ExitCodes.Conformant;
    }

    private static World Grown(World world, int tasks, long seed) => tasks switch
    {
        0 => world,
        < 0 => throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--tasks {tasks}: a number of 0 or more is expected.")),
        _ when LargeWorld.Missing(world) is { } type => throw new UsageException($"--tasks needs a world with at least one {type}; {world.Name} has none."),
        _ => LargeWorld.Grow(world, tasks, seed),
    };

    private static async Task<EmulatorServer> StartAsync(EmulatorOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await EmulatorServer.StartAsync(options, cancellationToken);
        }
        catch (InvalidOperationException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private static string Password(string variable, string option, CallerPlace place) => place.Environment(variable) is { Length: > 0 } password ? password
        : throw new UsageException($"the environment variable {variable} holds no password. Set it, or name another with {option} VAR; a password is never an argument.");

    private string? CertificatePath(ParseResult parsed, CallerPlace place) => parsed.GetValue(certificate) switch
    {
        null => null,
        var file when !parsed.GetValue(https) => throw new UsageException($"--cert {file} is for --https, which is not given."),
        var file => Path.GetFullPath(file, place.Current),
    };

    private static TimeProvider Clock(string? instant) => instant switch
    {
        null => TimeProvider.System,
        _ when ValueTypes.TryInstant(instant, out var start) => new ShiftedClock(TimeProvider.System, start),
        _ => throw new UsageException($"--now {instant}: an instant in UTC such as 2021-11-04T09:00:00Z is expected."),
    };

    private static int Port(int number) => number is >= 0 and <= 65535 ? number
        : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--port {number}: a port from 0 to 65535 is expected."));

    private static EmulatorDialect Dialect(string text) => text switch
    {
        "em12" => EmulatorDialect.Em12,
        "em13" => EmulatorDialect.Em13,
        _ => throw new UsageException($"--dialect {text}: there are em12 and em13."),
    };

    private static string? ApiVersion(string? name, ApiContract contract) => name is null || contract.Versions.Any(version => version.Name == name) ? name
        : throw new UsageException($"--api-version {name}: there are {string.Join(", ", contract.Versions.Select(version => version.Name))}.");

    /// <summary>The faults, if all of them are known; whether the family of <c>FAULT:FAMILY</c> is, <see cref="RequireFamilies"/>
    /// asks.</summary>
    /// <exception cref="UsageException">One is not; the message names the nearest.</exception>
    internal static string[] KnownFaults(string[]? names)
    {
        Known([.. (names ?? []).Select(name => name.Split(FaultCatalogue.FamilySign)[0])], FaultCatalogue.All.Select(fault => fault.Name), "--fault");
        return names ?? [];
    }

    /// <summary>Refuses faults of a family that the contract does not have.</summary>
    /// <exception cref="UsageException">There is one; the message says why it cannot be used.</exception>
    internal static void RequireFamilies(IEnumerable<string> faults, IEnumerable<string> families)
    {
        if (faults.Select(name => FaultCatalogue.Unusable(name, families)).FirstOrDefault(reason => reason is not null) is { } unusable)
        {
            throw new UsageException($"--fault: {unusable}");
        }
    }

    /// <summary>The names, if all of them are known.</summary>
    /// <exception cref="UsageException">One is not; the message names the nearest.</exception>
    internal static string[] Known(string[]? names, IEnumerable<string> known, string option)
    {
        var all = known.ToList();
        return names?.FirstOrDefault(name => !all.Contains(name)) is { } unknown
            ? throw new UsageException($"{option} {unknown}: there is none of this name.{DataFiles.Suggestion.For(unknown, all)}")
            : names ?? [];
    }

    /// <summary>Ends when the command is cancelled, which is how serving ends well.</summary>
    private static async Task UntilCancelledAsync(CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(() => ended.TrySetResult());
        await ended.Task;
    }
}
