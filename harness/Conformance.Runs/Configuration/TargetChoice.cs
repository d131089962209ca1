using Conformance.DataFiles;

namespace Conformance.Runs.Configuration;

/// <summary>Which target a run is for, and who said so.</summary>
/// <param name="Url">The base URL, or <see cref="RunRequest.Emulator"/>.</param>
/// <param name="Named">The target of conform.yaml; null if it is none of them.</param>
/// <param name="Origin">Who said so, as the first line of a run tells it.</param>
public sealed record TargetChoice(string Url, NamedTarget? Named, string Origin)
{
    /// <summary>The word for every target of conform.yaml.</summary>
    public const string Every = "all";

    private const string Setting = "target";

    /// <summary>Whether somebody named it; otherwise it is the emulator for want of another.</summary>
    public bool IsGiven { get; init; } = true;

    /// <summary>The targets that are asked for: by an option, else by a variable, else by the file; else the emulator
    /// inside.</summary>
    /// <exception cref="SettingException">A name is not known, or the file does not say which of its targets is
    /// meant.</exception>
    public static IReadOnlyList<TargetChoice> Choose(SettingLayers layers)
    {
        var file = layers.File;
        if (layers.FindGiven(Setting) is { } given)
        {
            return [.. given.Values.SelectMany(word => word == Every ? All(given, file) : [Choose(word, given, file)])];
        }

        if (file is null)
        {
            return [Inside($"no {ConfigurationFile.FileName}")];
        }

        var shown = file.Settings.Place.File;
        if (file.Default is { } named)
        {
            return [new TargetChoice(named.Url, named, $"target {named.Name} of {named.Place}")];
        }

        return file.Targets.Count == 0 ? [Inside($"no target in {shown}")] : throw new SettingException(
            $"{shown} has {file.Targets.Count} targets and does not say which is meant. Give --target {string.Join(" or --target ", file.Targets.Select(target => target.Name))}, --target {Every}, or write `default: NAME` into it.");
    }

    /// <summary>The emulator for want of another target.</summary>
    private static TargetChoice Inside(string why) =>
        new(RunRequest.Emulator, null, $"the one inside: no --target, no {SettingNames.Variable(Setting)}, {why}") { IsGiven = false };

    private static TargetChoice Choose(string word, Setting given, ConfigurationFile? file)
    {
        if (word == RunRequest.Emulator)
        {
            return new TargetChoice(word, null, $"the one inside, by {given.Label}");
        }

        if (file?.Targets.FirstOrDefault(target => target.Name == word) is { } named)
        {
            return new TargetChoice(named.Url, named, $"target {word} of {named.Place}, by {given.Label}");
        }

        // A dot, a colon or a slash makes a URL of it, at least one that is meant.
        return word.AsSpan().ContainsAny(".:/") || word.Length == 0 ? new TargetChoice(word, null, given.Label)
            : throw new SettingException(file is null
                ? $"{given.Label} {word}: this is neither `{RunRequest.Emulator}` nor a URL, and there is no {ConfigurationFile.FileName} here or above that could name a target."
                : $"{given.Label} {word}: {file.Settings.Place.File} has no target of this name.{Suggestion.For(word, file.Targets.Select(target => target.Name).Append(RunRequest.Emulator))}");
    }

    private static IEnumerable<TargetChoice> All(Setting given, ConfigurationFile? file) => file is { Targets.Count: > 0 }
        ? file.Targets.Select(target => new TargetChoice(target.Url, target, $"target {target.Name} of {target.Place}, by {given.Label} {Every}"))
        : throw new SettingException($"{given.Label} {Every}: there is no {ConfigurationFile.FileName} here or above that names targets.");
}
