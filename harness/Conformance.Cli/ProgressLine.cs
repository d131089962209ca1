using System.Globalization;
using Conformance.Replay.Runs;

namespace Conformance.Cli;

/// <summary>One moving line on a terminal, a plain line now and then elsewhere; on standard error, so that output stays clean.</summary>
internal sealed class ProgressLine(Terminal terminal, bool quiet, TimeProvider time) : IProgress<RunProgress>, IDisposable
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Rarely = TimeSpan.FromSeconds(5);

    private const int FewestForTime = 20;
    private const int SecondsShown = 120;

    private readonly Lock gate = new();
    private readonly long start = time.GetTimestamp();
    private TimeSpan shown = TimeSpan.Zero;
    private bool drawn;

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        lock (gate)
        {
            var elapsed = time.GetElapsedTime(start);
            if (quiet || (value.Waits is null && elapsed - shown < (terminal.IsTerminal ? Often : Rarely)))
            {
                return;
            }

            shown = elapsed;
            var line = value.Waits is { } wait ? string.Create(CultureInfo.InvariantCulture, $"waits {wait.TotalSeconds:0} s, as the server asks")
                : string.Create(CultureInfo.InvariantCulture, $"{value.Done} of {value.Total} variants, {value.Exchanges} exchanges{Left(value, elapsed)}");
            terminal.Error.Write(terminal.IsTerminal ? $"\r\u001b[K{line}" : line + "\n");
            drawn = terminal.IsTerminal;
        }
    }

    /// <summary>The first variants pay for starting up: a time worked out from them would frighten people.</summary>
    private static string Left(RunProgress value, TimeSpan elapsed) => value.Done < Math.Min(FewestForTime, value.Total / 2) ? ""
        : (elapsed / Math.Max(1, value.Done) * (value.Total - value.Done)).TotalSeconds is var seconds && seconds < SecondsShown
            ? string.Create(CultureInfo.InvariantCulture, $", about {seconds:0} s left")
        : string.Create(CultureInfo.InvariantCulture, $", about {seconds / 60:0} min left");

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
