namespace Conformance.Runs.Configuration;

/// <summary>What somebody set, and where.</summary>
/// <param name="Values">The values; a setting that is no list has one.</param>
/// <param name="Label">Where it was set, as a message begins: <c>--pin</c>, <c>CONFORM_PIN</c> or
/// <c>conform.yaml:5:10: pin</c>.</param>
/// <param name="Folder">The folder that a relative path starts from.</param>
public sealed record Setting(IReadOnlyList<string> Values, string Label, string Folder)
{
    /// <summary>The value of a setting that is no list.</summary>
    public string Text => Values[0];

    /// <summary>The value as an absolute path.</summary>
    public string FullPath => Path.GetFullPath(Text, Folder);

    /// <summary>Whether it is a word of a command line or a parameter of a test run, which a user gave for this one
    /// call.</summary>
    public bool IsOption { get; init; }

    /// <summary>Whether it stands in the configuration file.</summary>
    public bool IsOfFile { get; init; }
}

/// <summary>A setting that cannot be used, or settings that do not go together.</summary>
/// <param name="message">Where it was set, what is wrong, and what to do.</param>
public sealed class SettingException(string message) : Exception(message);
