using Conformance.DataFiles;

namespace Conformance.Runs.Configuration;

/// <summary>Where settings come from, the strongest first: options, variables of the environment, the configuration
/// file.</summary>
/// <param name="Options">The options of a command line, or the parameters of a test run, by the setting's name.</param>
/// <param name="Environment">Reads a variable of the environment.</param>
/// <param name="Folder">The folder that the user stands in.</param>
public sealed record SettingLayers(Func<string, Setting?> Options, Func<string, string?> Environment, string Folder)
{
    /// <summary>The file; null if there is none.</summary>
    public ConfigurationFile? File { get; init; }

    /// <summary>The target of the file whose settings hold; null if the target is none of the file's.</summary>
    public NamedTarget? Named { get; init; }

    /// <summary>The setting of that name, from the strongest place that has one; null if none has.</summary>
    public Setting? Find(string name) => Options(name) ?? OfEnvironment(name) ?? OfFile(name);

    /// <summary>The setting if an option or a variable gives it.</summary>
    public Setting? FindGiven(string name) => Options(name) ?? OfEnvironment(name);

    private Setting? OfEnvironment(string name)
    {
        var variable = SettingNames.Variable(name);
        return Environment(variable) is { } text && !string.IsNullOrWhiteSpace(text) ? new Setting(SettingNames.Items(name, text), variable, Folder) : null;
    }

    private Setting? OfFile(string name) => File is null ? null
        : (Named is null ? null : OfMapping(Named.Settings, name, SettingNames.OfTarget)) ?? OfMapping(File.Settings, name, SettingNames.OfRun);

    private Setting? OfMapping(YamlMapping mapping, string name, IReadOnlyList<string> known) =>
        known.Contains(name, StringComparer.Ordinal) && mapping.Find(name) is { } value && mapping.Texts(name) is [_, ..] texts
            ? new Setting(texts, $"{value.Place}: {name}", File!.Folder) { IsOfFile = true } : null;
}
