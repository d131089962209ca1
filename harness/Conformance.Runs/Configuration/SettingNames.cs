namespace Conformance.Runs.Configuration;

/// <summary>
/// The names of settings. A setting has one name everywhere: <c>second-user</c> is the option <c>--second-user</c>, the variable
/// <c>CONFORM_SECOND_USER</c>, the parameter <c>secondUser</c> of a runsettings file and the key <c>second-user</c> in
/// conform.yaml.
/// </summary>
public static class SettingNames
{
    /// <summary>What stands before the name of each variable.</summary>
    public const string VariablePrefix = "CONFORM_";

    /// <summary>The settings that say who the target is and how to speak with it: in conform.yaml they stand under a
    /// target.</summary>
    public static IReadOnlyList<string> OfTarget { get; } =
        ["user", "password-env", "second-user", "second-password-env", "pin", "ca", "proxy", "proxy-user", "proxy-password-env", "world", "dialect", "api-version", "faults", "waivers", "capabilities"];

    /// <summary>The settings that hold of every target: in conform.yaml they stand at the top.</summary>
    public static IReadOnlyList<string> OfRun { get; } =
        ["select", "depth", "waivers", "capabilities", "scenarios", "fixtures", "report", "parallel", "rate", "timeout", "max-body", "shell"];

    /// <summary>The settings that are lists. A variable and a parameter separate the items by blanks.</summary>
    public static IReadOnlyList<string> Lists { get; } = ["target", "select", "faults"];

    /// <summary><c>second-user</c> is <c>CONFORM_SECOND_USER</c>.</summary>
    public static string Variable(string name) => VariablePrefix + name.Replace('-', '_').ToUpperInvariant();

    /// <summary><c>second-user</c> is <c>secondUser</c>.</summary>
    public static string Parameter(string name) => string.Concat(name.Split('-')
        .Select((word, at) => at == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>The items of a text in which blanks separate them; the text itself for a setting that is no list.</summary>
    public static IReadOnlyList<string> Items(string name, string text) =>
        Lists.Contains(name, StringComparer.Ordinal) ? text.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [text.Trim()];
}
