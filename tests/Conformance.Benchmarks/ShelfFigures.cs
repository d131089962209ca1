using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Conformance.Benchmarks;

/// <summary>
/// What a user waits for who installed the tool: its help, a small pair of files compared (beside a bare console program that
/// reads both), the
/// first request of a run, and a short run with reports. <c>CONFORM</c> names the installed program.
/// </summary>
internal static class ShelfFigures
{
    private const int Rounds = 15;
    private const string Select = "area:replica-task-sessions";

    /// <summary>Whether the arguments ask for it (<c>shelf</c>); if so it has been run.</summary>
    public static async Task<bool> TryRunAsync(string[] args)
    {
        if (args is not ["shelf"])
        {
            return false;
        }

        var work = Directory.CreateTempSubdirectory("conform-shelf-").FullName;
        var (left, right) = (Path.Combine(work, "left.xml"), Path.Combine(work, "right.xml"));
        await File.WriteAllTextAsync(left, """<Job xmlns="http://www.veeam.com/ent/v1.0" Name="a" UID="u"><State>On</State></Job>""");
        await File.WriteAllTextAsync(right, """<Job UID="u" xmlns="http://www.veeam.com/ent/v1.0" Name="a"><State>On</State></Job>""");
        var bare = await BareProgramAsync(work);
        var reading = await BestAsync(async () => (await MeasuredProcess.RunAsync(work, bare, left, right)).Seconds);
        var comparing = await BestAsync(async () => (await MeasuredProcess.ConformAsync("compare", left, right)).Seconds);
        var help = await BestAsync(async () => (await MeasuredProcess.ConformAsync("--help")).Seconds);
        var first = await BestAsync(FirstRequestAsync);
        var gate = await BestAsync(() => GateAsync(work));
        Directory.Delete(work, recursive: true);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            --help           {help * 1000,6:0} ms  (aim 80)
            first request    {first * 1000,6:0} ms  (aim 150)
            a small pair     {comparing * 1000,6:0} ms  {comparing / reading:0.00} of a bare program that reads both, {reading * 1000:0} ms  (aim 1.2)
            a run with reports on the emulator inside {gate * 1000,6:0} ms  (aim 3,000)
            """));
        return true;
    }

    private static async Task<double> GateAsync(string work) => (await MeasuredProcess.ConformAsync(
        "run", "--quiet", "--select", Select, "--report", Path.Combine(work, Path.GetRandomFileName()))).Seconds;

    /// <summary>Only noise makes a round slower.</summary>
    private static async Task<double> BestAsync(Func<Task<double>> once)
    {
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            best = Math.Min(best, await once());
        }

        return best;
    }

    /// <summary>From the start of the program until a server gets its first bytes, in seconds.</summary>
    private static async Task<double> FirstRequestAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var info = MeasuredProcess.ProgramInfo(
            "run", "--target", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/api", "--user", "bench", "--select", Select);
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(info)!;
        using (var socket = await listener.AcceptSocketAsync())
        {
            await socket.ReceiveAsync(new byte[1]);
        }

        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        process.Kill();
        await process.WaitForExitAsync();
        return elapsed;
    }

    /// <summary>A program that reads two files and does nothing with them, built as anybody builds one.</summary>
    /// <returns>Its path.</returns>
    private static async Task<string> BareProgramAsync(string work)
    {
        var folder = Directory.CreateDirectory(Path.Combine(work, "bare")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "bare.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><InvariantGlobalization>true</InvariantGlobalization></PropertyGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), """
            System.Console.WriteLine(System.IO.File.ReadAllBytes(args[0]).Length + System.IO.File.ReadAllBytes(args[1]).Length);
            """);
        await MeasuredProcess.RunAsync(folder, "dotnet", "build", "--nologo", "-v", "quiet", "-c", "Release", "-o", "out");
        return Path.Combine(folder, "out", OperatingSystem.IsWindows() ? "bare.exe" : "bare");
    }
}
