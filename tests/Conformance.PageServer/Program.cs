using Conformance.PageServer;

// Starts the server by hand: --port N --user NAME --password-env VARIABLE --style a,b; prints one line and waits for Ctrl+C.
string? Read(string name) => Array.IndexOf(args, name) is var at && at >= 0 && at + 1 < args.Length ? args[at + 1] : null;

if (args.Contains("--list"))
{
    foreach (var choice in Styles.Every.Select(style => ("style", style)).Concat(Faults.Every.Select(fault => ("fault", fault))))
    {
        Console.WriteLine($"{choice.Item1}\t{choice.Item2.Name}\t{choice.Item2.Sentence}\t{choice.Item2.Page}");
    }

    return 0;
}

var password = Environment.GetEnvironmentVariable(Read("--password-env") ?? "PAGESERVER_PASSWORD");
if (Read("--user") is not { } user || string.IsNullOrEmpty(password))
{
    await Console.Error.WriteLineAsync("Give --user NAME and --password-env VARIABLE; the variable holds the password.");
    return 1;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
await using var server = await PageServer.StartAsync(
    new ServerOptions(user, password)
    {
        Port = int.Parse(Read("--port") ?? "0", System.Globalization.CultureInfo.InvariantCulture),
        Operator = Read("--operator"),
        Switches = (Read("--style") ?? string.Empty).Split(',',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(),
    },
    stop.Token);
Console.WriteLine($"listening {server.Address}");
var ended = new TaskCompletionSource();
await using var registration = stop.Token.Register(ended.SetResult);
await ended.Task;
return 0;
