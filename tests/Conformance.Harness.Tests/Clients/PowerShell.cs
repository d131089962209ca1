using Conformance.Core.Results;
using Conformance.Harness.Tests.Packages;

namespace Conformance.Harness.Tests.Clients;

/// <summary>A script in PowerShell, with the command <c>conform</c> that was built for these tests.</summary>
internal static class PowerShell
{
    /// <summary>The text as a word of a script.</summary>
    public static string Word(string text) => ShellWord.Quoted(text, CommandShell.PowerShell);

    /// <summary>Runs a script in a folder. <c>dotnet</c> prints its arguments, and <c>curl.exe</c> is the curl of this
    /// machine.</summary>
    /// <param name="folder">Where it stands; gets the script and the link to curl.</param>
    /// <param name="environment">Its variables.</param>
    /// <param name="lines">The script.</param>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string folder,
        IReadOnlyDictionary<string, string> environment,
        string lines)
    {
        var script = Path.Combine(folder, "script.ps1");
        await File.WriteAllTextAsync(
            script,
            $$"""
            $ErrorActionPreference = 'Stop'
            $PSNativeCommandUseErrorActionPreference = $false
            $dotnet = (Get-Command dotnet -CommandType Application)[0].Source
            function conform { & $dotnet {{Word(Path.Combine(AppContext.BaseDirectory, "conform.dll"))}} @args }
            function dotnet { "dotnet $args" }
            Set-Location {{Word(folder)}}

            """ + lines);
        if (!OperatingSystem.IsWindows())
        {
            var bin = Directory.CreateDirectory(Path.Combine(folder, ".bin")).FullName;
            File.CreateSymbolicLink(Path.Combine(bin, "curl.exe"), ClientPrograms.PathOf("curl"));
            environment = new Dictionary<string, string>(environment)
            {
                ["PATH"] = bin + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
            };
        }

        return await Shell.RunAsync("dotnet", ClientPrograms.Folder, environment, ["pwsh", "-NoProfile", "-File", script]);
    }
}
