using Conformance.Core.Judging;
using Conformance.Replay.Redaction;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Runs;

/// <summary>All that a run sends through, and what it keeps of that: clients, sessions, exchanges, and the pace of them
/// all.</summary>
internal sealed class TargetConnection : IAsyncDisposable
{
    private readonly IReadOnlyList<ITransport> transports;

    private TargetConnection(
        IReadOnlyList<ITransport> transports, SessionKeeper keeper, Sender own, Sender asking, SessionWatch watch, Patience patience, Pace? pace, LargeBodies large)
    {
        this.transports = transports;
        Keeper = keeper;
        Own = own;
        Asking = asking;
        Watch = watch;
        Patience = patience;
        Pace = pace;
        Large = large;
    }

    /// <summary>Logs on and off.</summary>
    public SessionKeeper Keeper { get; }

    /// <summary>Sends what the harness asks for itself.</summary>
    public Sender Own { get; }

    /// <summary>Sends the requests of variants; <see cref="Own"/> where the run has no client of its own for them.</summary>
    public Sender Asking { get; }

    /// <summary>Saw which requests were refused a session.</summary>
    public SessionWatch Watch { get; }

    /// <summary>How long the run waited because the target asked it to.</summary>
    public Patience Patience { get; }

    /// <summary>How the target is spared; null if it needs not be.</summary>
    public Pace? Pace { get; }

    /// <summary>Who holds large bodies.</summary>
    public LargeBodies Large { get; }

    /// <summary>The exchanges that the run still holds.</summary>
    public required KeptExchanges Exchanges { get; init; }

    /// <summary>Counts the requests.</summary>
    public required RequestCount Requests { get; init; }

    /// <summary>Opens the clients; nothing is sent yet.</summary>
    /// <param name="options">Where to and how.</param>
    /// <param name="rules">The contract, for bodies.</param>
    /// <param name="time">The clock of limits and times.</param>
    public static TargetConnection Open(RunOptions options, Rulebook rules, TimeProvider time)
    {
#pragma warning disable CA2000 // The connection that is returned owns them and disposes them.
        var large = new LargeBodies();
        var reach = new TransportOptions(options.BaseUrl)
        {
            Limits = options.Limits,
            Trust = options.Trust,
            Proxy = options.Proxy,
            AllowUnsafe = options.Facts.Embedded || options.Facts.AllowUnsafe,
            Large = large,
        };
        var pace = Pace.Of(options.Rate, options.Adapts ? options.Parallel : null, large);
        ITransport Paced(ITransport transport) => pace is null ? transport : new PacedTransport(transport, pace);
        var own = Paced(new HttpTransport(reach, time));
        var asking = options.Client is { } client ? Paced(client.Open(reach, time)) : null;
#pragma warning restore CA2000
        var (exchanges, requests, redactor, sessions) = (new KeptExchanges(), new RequestCount(), RedactorOf(options), new OpenSessions());
        var watch = new SessionWatch(sessions);
        var patience = new Patience(time) { Told = options.Waiting };
        RecordingTransport Recording(ITransport transport) => new(transport, options.BaseUrl, redactor, time)
        {
            Sessions = sessions,
            Watch = watch,
            Patience = patience,
            Requests = requests,
            MostBodyBytes = options.Limits.BodyBytes,
            Large = large,
            Keep = exchange =>
            {
                // A variant that is asked again brings back only its last answers: they are written when it is through.
                exchanges.Add(exchange);
                if (exchange.Variant is SessionKeeper.Variant or DiscoveryJudge.Variant)
                {
                    options.Archive?.Write(exchange);
                }
            },
        };
        Sender Sending(RecordingTransport recorder) =>
            new(recorder, rules.Mapping, options.SendsEach ? null : new SharedAnswers(SharedAnswers.DefaultRoom));
        var recording = Recording(own);
        var keeper = new SessionKeeper(recording, new Credentials(options.User, options.Password), time);
        var sender = Sending(recording);
        return new TargetConnection(
            asking is null ? [own] : [asking, own], keeper, sender, asking is null ? sender : Sending(Recording(asking)), watch, patience, pace, large)
        {
            Exchanges = exchanges,
            Requests = requests,
        };
    }

    /// <summary>Closes the connections; sessions stay as they are.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var transport in transports)
        {
            await transport.DisposeAsync();
        }

        Large.Dispose();
    }

    /// <summary>Knows the passwords that the run sends besides its own.</summary>
    private static Redactor RedactorOf(RunOptions options)
    {
        var redactor = new Redactor();
        if (options.Second is { } second)
        {
            redactor.AddPassword(second.User, second.Password);
        }

        if (options.Proxy is { User: { } user, Password: { } password })
        {
            redactor.AddPassword(user, password);
        }

        return redactor;
    }
}
