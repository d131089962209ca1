using System.CommandLine;
using System.CommandLine.Parsing;
using Conformance.Replay.Folders;
using Conformance.Runs.Configuration;

namespace Conformance.Cli;

/// <summary>The options of a command line as settings, over the environment and conform.yaml.</summary>
internal static class CommandSettings
{
    private const string Prefix = "--";

    /// <summary>The settings of a call.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">The options of the command that are settings, by their long names.</param>
    /// <param name="place">Where it is called.</param>
    /// <param name="cancellationToken">Stops the reading of conform.yaml.</param>
    /// <exception cref="DataFiles.DataException">Something is wrong in conform.yaml.</exception>
    public static async Task<SettingLayers> ReadAsync(ParseResult parsed, IReadOnlyList<Option> options, CallerPlace place, CancellationToken cancellationToken)
    {
        var layers = new SettingLayers(name => Find(name, parsed, options, place), place.Environment, place.Current);
        var named = layers.FindGiven("config")?.FullPath;
        return layers with { File = await ConfigurationReader.ReadAsync(named, place.Current, ProjectFolder.Find(place.Current), cancellationToken) };
    }

    private static Setting? Find(string name, ParseResult parsed, IReadOnlyList<Option> options, CallerPlace place)
    {
        var option = options.FirstOrDefault(option => option.Name == Option(name));
        return option is not null && parsed.GetResult(option) is { Implicit: false } result
            ? new Setting(Values(result), option.Name, place.Current) { IsOption = true } : null;
    }

    /// <summary>A switch without a value is on.</summary>
    private static IReadOnlyList<string> Values(OptionResult result) => result.Tokens.Count == 0 ? ["true"] : [.. result.Tokens.Select(token => token.Value)];

    /// <summary>A list's option stands for one of its items, and so has the singular.</summary>
    private static string Option(string name) => Prefix + (name == "faults" ? "fault" : name);
}
