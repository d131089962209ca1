using Conformance.DataFiles;
using Conformance.Replay.Folders;
using Conformance.Replay.Tls;
using Conformance.Replay.Transport;
using Conformance.Runs;
using Conformance.Runs.Configuration;
using NUnit.Framework;

namespace Conformance.NUnit;

/// <summary>
/// What to test and how: TestRunParameters of a runsettings file over variables of the environment over conform.yaml. The
/// parameter
/// <c>target</c>, the variable <c>CONFORM_TARGET</c> and a target of the file mean the same as for the command.
/// </summary>
internal static class SuiteParameters
{
    /// <summary>The run that is asked for; without any setting, of the embedded emulator.</summary>
    /// <returns>The run, and what is wrong with the settings if they cannot be used.</returns>
    public static (RunRequest Request, string? Fault) ReadOrTell()
    {
        try
        {
            return (Read(), null);
        }
        catch (Exception fault) when (fault is SettingException or TlsTrustException or UnusableRequestException or DataException)
        {
            // The test cases are there all the same, so that a filter finds them, and the run fails once with the reason.
            return (new RunRequest { Scenarios = Parameter("scenarios")?.FullPath }, fault.Message);
        }
    }

    private static RunRequest Read()
    {
        var folder = Environment.CurrentDirectory;
        var layers = new SettingLayers(Parameter, Environment.GetEnvironmentVariable, folder);
        var named = layers.FindGiven("config")?.FullPath;
        var file = ConfigurationReader.ReadAsync(named, folder, ProjectFolder.Find(folder), CancellationToken.None).GetAwaiter().GetResult();
        return RunRequestReader.ReadOne(layers with { File = file }, needsAccount: true);
    }

    private static Setting? Parameter(string name)
    {
        var parameter = SettingNames.Parameter(name);
        return TestContext.Parameters.Get(parameter) is { } text && !string.IsNullOrWhiteSpace(text)
            ? new Setting(SettingNames.Items(name, text), $"the parameter {parameter}", Environment.CurrentDirectory) { IsOption = true } : null;
    }
}
