using Conformance.DataFiles;

namespace Conformance.Runs.Configuration;

/// <summary>A conform.yaml: the targets of a team by name, and what holds of all of them.</summary>
/// <param name="Path">The file, absolute.</param>
/// <param name="Targets">Its targets, in its order.</param>
/// <param name="Default">The target of a run that names none; null if the file does not say.</param>
/// <param name="Settings">The whole file.</param>
public sealed record ConfigurationFile(string Path, IReadOnlyList<NamedTarget> Targets, NamedTarget? Default, YamlMapping Settings)
{
    /// <summary>The name under which a file is found.</summary>
    public const string FileName = "conform.yaml";

    /// <summary>The folder of the file, from which its relative paths start.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;
}

/// <summary>A target that has a name.</summary>
/// <param name="Name">The name, which is also the name of its folder of reports.</param>
/// <param name="Url">Its base URL, or <see cref="RunRequest.Emulator"/>.</param>
/// <param name="Settings">What the file says of it.</param>
/// <param name="Place">Where its name stands.</param>
public sealed record NamedTarget(string Name, string Url, YamlMapping Settings, DataPlace Place);
