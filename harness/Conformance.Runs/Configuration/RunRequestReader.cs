using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Core.Scenarios.Depths;
using Conformance.DataFiles;
using Conformance.Emulator.Faults;
using Conformance.Replay.Tls;
using Conformance.Replay.Transport;

namespace Conformance.Runs.Configuration;

/// <summary>Makes of settings what a run is asked for. The command line and the test cases both read settings here, so both mean
/// the same by them.</summary>
public static class RunRequestReader
{
    private const string DefaultPasswordVariable = "CONFORM_PASSWORD";
    private const string DefaultSecondPasswordVariable = "CONFORM_SECOND_PASSWORD";

    /// <summary>The settings that only a live target has.</summary>
    private static readonly string[] ForLive = ["user", "password-env", "second-user", "second-password-env", "ca", "pin", "proxy", "proxy-user", "proxy-password-env"];

    /// <summary>The run of each target that is asked for, in order.</summary>
    /// <param name="layers">The settings.</param>
    /// <param name="needsAccount">Whether requests will be sent, so that a live target needs an account.</param>
    /// <exception cref="SettingException">A value cannot be used, or settings do not go together.</exception>
    public static IReadOnlyList<RunRequest> Read(SettingLayers layers, bool needsAccount)
    {
        var choices = TargetChoice.Choose(layers);
        if (choices is [{ IsGiven: false }] && ForLive.Select(layers.Options).FirstOrDefault(setting => setting is not null) is { } forLive)
        {
            throw new SettingException($"{forLive.Label} is for a live target, and none is named. Give --target URL; without it the emulator inside would be tested.");
        }

        if (choices.Count > 1 && SettingNames.OfTarget.Select(layers.Options).FirstOrDefault(setting => setting is not null) is { } ofOne)
        {
            throw new SettingException($"{ofOne.Label} is for one target, and {choices.Count} are named. Let conform.yaml say it for each.");
        }

        return [.. choices.Select(choice => Read(choice, layers with { Named = choice.Named }, needsAccount))];
    }

    /// <summary>The run of the one target that is asked for.</summary>
    /// <inheritdoc cref="Read(SettingLayers, bool)"/>
    public static RunRequest ReadOne(SettingLayers layers, bool needsAccount) => Read(layers, needsAccount) is [var only] ? only
        : throw new SettingException($"{layers.FindGiven("target")?.Label ?? "--target"}: one target is expected here. Name one.");

    /// <summary>The shell that printed command lines are for: the one that is asked for, or the platform's own.</summary>
    /// <param name="layers">The settings.</param>
    /// <exception cref="SettingException">There is no such shell.</exception>
    public static CommandShell Shell(SettingLayers layers) => SettingValues.Shell(layers.Find("shell"));

    /// <summary>How much of what is selected is asked.</summary>
    /// <param name="setting">The setting; null for full depth.</param>
    /// <exception cref="SettingException">There is no such depth.</exception>
    public static RunDepth Depth(Setting? setting) => SettingValues.Depth(setting);

    private static RunRequest Read(TargetChoice choice, SettingLayers layers, bool needsAccount)
    {
        var request = new RunRequest
        {
            Target = choice.Url,
            Origin = choice.Origin,
            IsTargetGiven = choice.IsGiven,
            Named = Again(choice, layers),
            Selection = new Selection(layers.Find("select")?.Values ?? []),
            Depth = SettingValues.Depth(layers.Find("depth")),
            World = SettingValues.World(layers.Find("world")),
            Dialect = SettingValues.Dialect(layers.Find("dialect")),
            Scenarios = layers.Find("scenarios")?.FullPath,
            Fixtures = layers.Find("fixtures")?.FullPath,
            Waivers = layers.Find("waivers")?.FullPath,
            Capabilities = layers.Find("capabilities")?.FullPath,
            Limits = SettingValues.Limits(layers.Find("timeout"), layers.Find("max-body")),
            Parallel = layers.Find("parallel") is { } count ? SettingValues.Positive(count) : null,
            Rate = SettingValues.Rate(layers.Find("rate")),
            Shard = SettingValues.Shard(layers.Find("shard")),
            AllowUnsafe = layers.Find("allow-unsafe") is { } allowed && SettingValues.Flag(allowed),
            SendsEach = layers.Find("send-each") is { } each && SettingValues.Flag(each),
            NoWrongPassword = layers.Find("no-wrong-password") is { } left && SettingValues.Flag(left),
            ApiVersion = SettingValues.ApiVersion(layers.Find("api-version")),
            Faults = Faults(layers.Find("faults")),
            Xsd = layers.Find("xsd")?.FullPath,
            Shell = Shell(layers),
        };
        return request.IsEmbedded ? request : Live(request, layers, needsAccount);
    }

    private static RunRequest Live(RunRequest request, SettingLayers layers, bool needsAccount)
    {
        LiveSettings.CheckBase(About(request), request.Target);
        var trust = Trust(layers.Find("ca"), layers.Find("pin"));
        if ((layers.Find("pin") ?? layers.Find("ca")) is { } identity && !TargetUrl.Parse(request.Target).IsHttps)
        {
            throw new SettingException($"{identity.Label} is for https, and {request.Target} is not. Give the https URL, or leave the option out.");
        }

        if (layers.Find("faults") is { } faults)
        {
            throw new SettingException($"{faults.Label} is for the embedded emulator, and the target is {request.Target} ({request.Origin}). Leave it out, or give --target {RunRequest.Emulator}.");
        }

        request = request with { Trust = trust, Proxy = LiveSettings.Proxy(layers, needsAccount), User = layers.Find("user")?.Text ?? "", SecondUser = layers.Find("second-user")?.Text ?? "" };
        if (!needsAccount)
        {
            return request;
        }

        return request.User.Length == 0
            ? throw new SettingException($"{About(request)}a live target needs an account. Give --user NAME, the variable CONFORM_USER or `user` in {ConfigurationFile.FileName}, and put the password into the variable {PasswordVariable(layers)}.")
            : request with
            {
                Password = Password(request, layers, "password-env", DefaultPasswordVariable),
                SecondPassword = request.SecondUser.Length == 0 ? "" : Password(request, layers, "second-password-env", DefaultSecondPasswordVariable),
            };
    }

    private static string PasswordVariable(SettingLayers layers) => layers.Find("password-env")?.Text ?? DefaultPasswordVariable;

    private static string Password(RunRequest request, SettingLayers layers, string name, string usual)
    {
        var variable = layers.Find(name)?.Text ?? usual;
        return layers.Environment(variable) is { Length: > 0 } password ? password
            : throw new SettingException($"{About(request)}the environment variable {variable} holds no password. Set it, or name another with --{name} VAR; a password is never an argument.");
    }

    private static string About(RunRequest request) => request.Named is { } named ? $"{named.Place} ({named.Name}): " : "";

    private static TlsTrust Trust(Setting? ca, Setting? pin) => (ca, pin) switch
    {
        (null, null) => TlsTrust.System,
        ({ } file, null) => TlsTrust.CaFile(file.FullPath),
        (null, { } fingerprint) => TlsTrust.Pinned(fingerprint.Text),
        var (file, fingerprint) => throw new SettingException($"{file.Label} and {fingerprint.Label} exclude each other: trust an authority or one certificate."),
    };

    private static IReadOnlyList<string> Faults(Setting? setting)
    {
        var known = FaultCatalogue.All.Select(fault => fault.Name).ToList();
        return setting?.Values.Select(name => name.Split(FaultCatalogue.FamilySign)[0]).FirstOrDefault(name => !known.Contains(name)) is { } unknown
            ? throw new SettingException($"{setting.Label} {unknown}: there is none of this name.{Suggestion.For(unknown, known)}")
            : setting?.Values ?? [];
    }

    /// <summary>How the target is named again with all that the file says of it; null if it has no name.</summary>
    private static NamedAgain? Again(TargetChoice choice, SettingLayers layers)
    {
        if (choice.Named is not { } named)
        {
            return null;
        }

        var config = layers.FindGiven("config") is { } setting ? setting.FullPath : null;
        var said = SettingNames.OfTarget.Concat(SettingNames.OfRun).Where(name => layers.Find(name) is { IsOfFile: true });
        return new NamedAgain(named.Name, named.Place, config, said.ToHashSet(StringComparer.Ordinal));
    }
}
