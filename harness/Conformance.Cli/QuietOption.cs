using System.CommandLine;

namespace Conformance.Cli;

/// <summary>The option <c>--quiet</c>, of every command that tells how far it is.</summary>
internal static class QuietOption
{
    public static Option<bool> Create() => new("--quiet") { Description = "No progress, only the result." };
}
