using System.CommandLine;
using Conformance.Cli;

using var cancellation = new CancellationTokenSource();
var console = new Terminal(Console.Out, Console.Error, isTerminal: !Console.IsOutputRedirected);
return await ConformCommand.RunAsync(args, console, Environment.CurrentDirectory, Environment.GetEnvironmentVariable, cancellation.Token);
