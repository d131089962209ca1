using System.Runtime.InteropServices;
using Conformance.Cli;

var placeholders = StandardStreams.Fill();
using var cancellation = new CancellationTokenSource();

// As Ctrl-C: what is done is judged, the reports are written, and the sessions are ended. System.CommandLine knows SIGINT and
// SIGTERM only.
void Stop(PosixSignalContext context)
{
    context.Cancel = true;

    // Not on the thread that signals come on: what is cancelled goes on there otherwise.
    _ = cancellation.CancelAsync();
}

using var closed = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Stop);

// A terminal may be closed; a file or a pipe that takes no more is told.
var output = !StandardStreams.IsGiven(StandardStreams.Output) ? TextWriter.Null
    : Console.IsOutputRedirected ? Console.Out : new LastingWriter(Console.Out);
var errors = !StandardStreams.IsGiven(StandardStreams.Error) ? TextWriter.Null
    : Console.IsErrorRedirected ? Console.Error : new LastingWriter(Console.Error);
var console = new Terminal(output, errors, IsTerminal: !Console.IsErrorRedirected)
{
    Width = Console.IsOutputRedirected ? 120 : Math.Max(40, Console.WindowWidth),
    Wraps = !Console.IsOutputRedirected,
    HasColour = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb",
};
var code = await ConformCommand.RunAsync(args, console, Environment.CurrentDirectory, Environment.GetEnvironmentVariable, cancellation.Token);
GC.KeepAlive(placeholders);
return code;
