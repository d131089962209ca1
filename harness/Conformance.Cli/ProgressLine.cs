using System.Globalization;
using Conformance.Replay.Runs;

namespace Conformance.Cli;

/// <summary>One moving line on a terminal, a plain line now and then elsewhere; on standard error, so that output stays
/// clean.</summary>
internal sealed class ProgressLine(Terminal terminal, bool quiet, TimeProvider time) : IProgress<RunProgress>, IDisposable
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Rarely = TimeSpan.FromSeconds(5);

    private const int FewestForTime = 20;
    private const int SecondsShown = 120;

    // A server that gets slower, or faster, shows in the estimate after this time.
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly long start = time.GetTimestamp();
    private TimeSpan shown = TimeSpan.Zero;
    private bool drawn;
    private readonly Queue<(TimeSpan At, int Over)> recent = new([(TimeSpan.Zero, 0)]);

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        lock (gate)
        {
            var elapsed = time.GetElapsedTime(start);
            if (value.Size is { } size)
            {
                Begin(size, elapsed);
                return;
            }

            var left = Left(value, elapsed);
            if (quiet || (value.Waits is null && elapsed - shown < (terminal.IsTerminal ? Often : Rarely)))
            {
                return;
            }

            shown = elapsed;
            var line = value.Waits is { } wait ? string.Create(CultureInfo.InvariantCulture, $"waits {wait.TotalSeconds:0} s, as the server asks")
                : string.Create(CultureInfo.InvariantCulture, $"{value.Done} of {value.Total} variants, {value.Exchanges} exchanges{left}");
            terminal.Error.Write(terminal.IsTerminal ? $"\r\u001b[K{line}" : line + "\n");
            drawn = terminal.IsTerminal;
        }
    }

    /// <summary>What a live target is about to be asked stays on the screen; from here on time is counted.</summary>
    private void Begin(PlanSize size, TimeSpan elapsed)
    {
        recent.Clear();
        recent.Enqueue((elapsed, 0));
        if (!quiet)
        {
            var pace = size.IsHeldUp ? string.Create(CultureInfo.InvariantCulture, $"{size.Rate:0.##} a second")
                : string.Create(CultureInfo.InvariantCulture, $"{size.Answer.TotalMilliseconds:0} ms an answer, {size.UnderWay} at a time");
            terminal.Error.Write(string.Create(CultureInfo.InvariantCulture, $"{size.Requests:N0} requests, about {Told(size.Time)} at {pace}\n"));
        }
    }

    /// <summary>
    /// By the requests that are planned and the time that the last ones took. The first variants pay for starting up: a time
    /// worked out from them would
    /// frighten people.
    /// </summary>
    private string Left(RunProgress value, TimeSpan elapsed)
    {
        var (over, all) = value.Planned > 0 ? (value.Over, value.Planned) : (value.Done, value.Total);
        recent.Enqueue((elapsed, over));
        while (recent.Count > 2 && elapsed - recent.Peek().At > Recent)
        {
            recent.Dequeue();
        }

        var (from, before) = recent.Peek();
        return value.Done < Math.Min(FewestForTime, value.Total / 2) || over <= before ? ""
            : $", about {Told((elapsed - from) / (over - before) * Math.Max(0, all - over))} left";
    }

    private static string Told(TimeSpan time) => time.TotalSeconds < SecondsShown
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s") : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min");

    /// <summary>Takes the moving line away.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (drawn)
            {
                terminal.Error.Write("\r\u001b[K");
            }
        }
    }
}
