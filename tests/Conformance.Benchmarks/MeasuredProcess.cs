using System.Diagnostics;
using System.Globalization;

namespace Conformance.Benchmarks;

/// <summary>A program from its start to its end, as a user starts it.</summary>
/// <param name="Seconds">Wall time.</param>
/// <param name="PeakMiB">The most memory that it had resident, MiB.</param>
internal sealed record MeasuredProcess(double Seconds, double PeakMiB)
{
    private const int NotThere = -1;

    /// <summary>Runs <c>conform</c>: the program that the variable CONFORM names, as a precompiled one; without it what was built
    /// beside this benchmark.</summary>
    public static Task<MeasuredProcess> ConformAsync(params string[] args) => RunAsync(AppContext.BaseDirectory, Program, args);

    /// <summary>The same program, for the caller to start and to end.</summary>
    public static ProcessStartInfo ProgramInfo(params string[] args) => Info(AppContext.BaseDirectory, Program, args);

    /// <summary>Runs a program in a folder; it must end with 0, because one that fails is no measurement.</summary>
    public static async Task<MeasuredProcess> RunAsync(string folder, string program, params string[] args)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(Info(folder, program, args))!;
        var texts = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var peak = 0.0;
        while (!await EndsWithinAsync(process, TimeSpan.FromMilliseconds(5)))
        {
            peak = Math.Max(peak, HighWater(process.Id));
        }

        var seconds = watch.Elapsed.TotalSeconds;
        return process.ExitCode == 0 ? new MeasuredProcess(seconds, peak)
            : throw new InvalidOperationException($"{program} {string.Join(' ', args)} exited with {process.ExitCode}:\n{string.Concat(await texts)}");
    }

    private static string Program => Environment.GetEnvironmentVariable("CONFORM") ?? Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "conform.exe" : "conform");

    private static ProcessStartInfo Info(string folder, string program, string[] args)
    {
        var info = new ProcessStartInfo(program, args) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        info.Environment["CONFORM_PASSWORD"] = "benchmark";
        return info;
    }

    private static async Task<bool> EndsWithinAsync(Process process, TimeSpan time)
    {
        using var patience = new CancellationTokenSource(time);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The kernel's own high-water mark, so that a peak between two looks is not missed.</summary>
    private static double HighWater(int id)
    {
        try
        {
            var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/status")).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? NotThere : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            // It ended between the look at the process and the look at its file.
            return NotThere;
        }
    }
}
