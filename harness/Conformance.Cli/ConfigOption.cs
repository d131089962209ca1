using System.CommandLine;

namespace Conformance.Cli;

/// <summary>The option <c>--config</c>, of every command that reads settings.</summary>
internal static class ConfigOption
{
    public static Option<string?> Create() => new("--config") { Description = "The file of named targets and settings, instead of the nearest conform.yaml here or above." };
}
