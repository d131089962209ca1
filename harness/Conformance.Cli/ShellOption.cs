using System.CommandLine;
using Conformance.Core.Results;
using Conformance.Runs.Configuration;

namespace Conformance.Cli;

/// <summary>The option that says which shell printed command lines are for; shared by the commands that print some.</summary>
internal static class ShellOption
{
    private const string Name = "shell";

    public static Option<string?> Create()
    {
        var option = new Option<string?>("--" + Name)
        {
            Description =
                "The shell that printed command lines are for: bash or powershell (on Windows powershell, elsewhere bash).",
        };
        option.CompletionSources.Add("bash", "powershell");
        return option;
    }

    /// <summary>A verdict whose command lines are for the shell that is asked for.</summary>
    /// <param name="result">The verdict.</param>
    /// <param name="settings">The settings of the call.</param>
    public static RunResult For(RunResult result, SettingLayers settings) =>
        result with
        {
            Header = result.Header with { Shell = RunRequestReader.Shell(settings) },
        };
}
