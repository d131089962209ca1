using System.CommandLine;

namespace Conformance.Cli;

/// <summary>The option for the schema of the user's own installation; shared by <c>run</c>, <c>judge</c> and
/// <c>merge</c>.</summary>
internal static class XsdOption
{
    public static Option<string?> Create() => new("--xsd")
    {
        Description = "The RestAPI.xsd of your own Enterprise Manager: reports where that schema, the server and the documentation disagree. It decides no verdict.",
    };

    /// <summary>The file that is named, absolute; null if none is.</summary>
    public static string? PathOf(string? name, CallerPlace place) => name is null ? null : Path.GetFullPath(name, place.Current);
}
