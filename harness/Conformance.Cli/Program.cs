using Conformance.Cli;

using var cancellation = new CancellationTokenSource();
var console = new Terminal(Console.Out, Console.Error, IsTerminal: !Console.IsErrorRedirected)
{
    Width = Console.IsOutputRedirected ? 120 : Math.Max(40, Console.WindowWidth),
    HasColour = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb",
};
return await ConformCommand.RunAsync(args, console, Environment.CurrentDirectory, Environment.GetEnvironmentVariable, cancellation.Token);
