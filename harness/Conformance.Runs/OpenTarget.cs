using System.Security.Cryptography;
using Conformance.Core.Contract;
using Conformance.Core.Scenarios;
using Conformance.Core.Worlds;
using Conformance.Emulator;
using Conformance.Replay.Folders;
using Conformance.Replay.Redaction;
using Conformance.Replay.Runs;
using Conformance.Replay.Sessions;
using Conformance.Replay.Tls;
using Conformance.Replay.Transport;

namespace Conformance.Runs;

/// <summary>A target to which the harness is logged on: a live one, or an emulator that lives as long as this does.</summary>
public sealed class OpenTarget : IAsyncDisposable
{
    private const string EmbeddedUser = "conform";
    /// <summary>The most requests under way on a live target, unless somebody says another number; how many there are, its
    /// answers decide.</summary>
    private const int MostUnderWay = 8;

    private const string EmbeddedSecondUser = "conform-user";

    private readonly EmulatorServer? emulator;

    private OpenTarget(Replayer replayer, EmulatorServer? emulator)
    {
        Replayer = replayer;
        this.emulator = emulator;
    }

    /// <summary>What replays against it.</summary>
    public Replayer Replayer { get; }

    /// <summary>Starts the emulator if it is the target, and logs on.</summary>
    public static Task<OpenTarget> OpenAsync(Prepared prepared, TimeProvider time, CancellationToken cancellationToken) =>
        OpenAsync(prepared, (null, null), time, cancellationToken);

    /// <summary>Starts the emulator if it is the target, and logs on. What differs as if data had moved is asked again, and
    /// everything is kept.</summary>
    public static Task<OpenTarget> OpenSettlingAsync(Prepared prepared, TimeProvider time, CancellationToken cancellationToken) =>
        OpenAsync(prepared, (prepared.Request.IsEmbedded ? null : Settling(prepared), null), time, cancellationToken, keepsAll: true);

    private static JudgedMeanwhile Settling(Prepared prepared)
    {
        var judge = ConformanceRun.Judge(prepared);
        return new JudgedMeanwhile(() => judge, null);
    }

    /// <summary>Starts the emulator if it is the target, and logs on.</summary>
    /// <param name="prepared">The target and what is sent to it.</param>
    /// <param name="told">
    /// What takes over what each variant brought back, null to have it all in the replayer's record; and who is told while the
    /// run waits, null for
    /// nobody.
    /// </param>
    /// <param name="time">The clock of limits and times.</param>
    /// <param name="cancellationToken">Ends the logon.</param>
    /// <param name="keepsAll">Whether what is taken over stays in the replayer's record as well.</param>
    internal static async Task<OpenTarget> OpenAsync(
        Prepared prepared, (IThrough? Through, Action<TimeSpan>? Waiting) told, TimeProvider time, CancellationToken cancellationToken, bool keepsAll = false)
    {
        var request = prepared.Request;
        if (request.IsEmbedded)
        {
            return await EmbeddedAsync(prepared, told, time, cancellationToken);
        }

        var target = TargetUrl.Parse(request.Target);
        RefuseWords(request.Password, "of the account", target, prepared);
        RefuseWords(request.SecondPassword, "of the second account", target, prepared);
        RefuseWords(request.Proxy?.Password ?? "", "of the proxy", target, prepared);
        var world = request.Facts.World == TargetWorld.Standard ? await WorldAsync(prepared, time.GetUtcNow(), cancellationToken) : null;
        var options = Options(prepared, told, new RunOptions
        {
            BaseUrl = target,
            User = request.User,
            Password = request.Password,
            Second = request.SecondUser.Length > 0 ? new Credentials(request.SecondUser, request.SecondPassword) : null,
            Facts = request.Facts,
            Trust = request.Trust,
            World = world,
            KeepsAll = keepsAll,
            Parallel = MostUnderWay,
            Adapts = true,
        });
        return new OpenTarget(await Replayer.OpenAsync(options, prepared.Rules, time, cancellationToken), null);
    }

    /// <summary>Logs off, then stops the emulator if there is one.</summary>
    public async ValueTask DisposeAsync()
    {
        await Replayer.DisposeAsync();
        if (emulator is not null)
        {
            await emulator.DisposeAsync();
        }
    }

    /// <summary>
    /// Passwords are hidden in everything before it is judged. One that stands in words of the API itself would take these out of
    /// right answers, and a right server would be blamed.
    /// </summary>
    private static void RefuseWords(string password, string whose, TargetUrl target, Prepared prepared)
    {
        var url = target.Origin + target.RequestTarget;
        if (Redactor.IsSearchedFor(password)
            && (ApiWords.Hold(prepared.Rules.Contract, password) || url.Contains(password, StringComparison.OrdinalIgnoreCase)))
        {
            throw new UnusableRequestException(
                $"the password {whose} stands in words, IDs or times that the API itself writes, or in the target's URL."
                + " It is hidden wherever it stands, so that right answers would look wrong. Give the account another password.");
        }
    }

    private static async Task<OpenTarget> EmbeddedAsync(
        Prepared prepared, (IThrough? Through, Action<TimeSpan>? Waiting) told, TimeProvider time, CancellationToken cancellationToken)
    {
        var request = prepared.Request;
        var clock = new MovableClock(WholeSeconds(time.GetUtcNow()));
        var password = RandomNumberGenerator.GetHexString(24);
        var second = new Credentials(EmbeddedSecondUser, RandomNumberGenerator.GetHexString(24));
        var world = await WorldAsync(prepared, clock.GetUtcNow(), cancellationToken);
        var emulator = await EmulatorServer.StartAsync(
            new EmulatorOptions
            {
                World = world,
                Contract = prepared.Rules.Contract,
                TimeProvider = clock,
                Https = true,
                Account = new Account(EmbeddedUser, password),
                SecondAccount = new Account(second.User, second.Password, Role.PortalUser),
                Faults = request.Faults,
                Styles = request.Styles,
                Dialect = request.Dialect == "em13" ? EmulatorDialect.Em13 : EmulatorDialect.Em12,
            },
            cancellationToken);
        var options = Options(prepared, told, new RunOptions
        {
            BaseUrl = TargetUrl.Parse(emulator.BaseUrl),
            User = EmbeddedUser,
            Password = password,
            Second = second,
            Facts = request.Facts,
            Trust = TlsTrust.Pinned(emulator.CertificateSha256!),
            World = request.Facts.World == TargetWorld.Standard ? world : null,
            AdvanceClock = clock.Advance,
        });
        try
        {
            return new OpenTarget(await Replayer.OpenAsync(options, prepared.Rules, time, cancellationToken), emulator);
        }
        catch
        {
            await emulator.DisposeAsync();
            throw;
        }
    }

    private static RunOptions Options(Prepared prepared, (IThrough? Through, Action<TimeSpan>? Waiting) told, RunOptions options)
    {
        var request = prepared.Request;
        options = options with { Limits = request.Limits, Client = request.Client, Archive = prepared.Journal?.Writer, Through = told.Through, Waiting = told.Waiting, Proxy = request.Proxy, Rate = request.Rate, SendsEach = request.SendsEach };
        return request.Parallel is { } parallel ? options with { Parallel = parallel } : options;
    }

    private static Task<World> WorldAsync(Prepared prepared, DateTimeOffset now, CancellationToken cancellationToken) =>
        WorldFolder.LoadAsync(prepared.Project, null, prepared.Rules.Contract, now, cancellationToken);

    /// <summary>Worlds resolve relative times in whole seconds, so the clock stands at one.</summary>
    private static DateTimeOffset WholeSeconds(DateTimeOffset instant) => new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
