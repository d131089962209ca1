using System.CommandLine;
using Conformance.Core.Scenarios.Depths;
using Conformance.Runs.Configuration;

namespace Conformance.Cli;

/// <summary>The option that says how much of what is selected is asked.</summary>
internal static class DepthOption
{
    public static Option<string?> Create()
    {
        var depth = new Option<string?>("--depth")
        {
            Description = "How much of what is selected is asked: quick (each requirement and operation once, at most 500 requests), standard (each pair of values), full (everything, the default).",
            HelpName = string.Join('|', RunDepths.All),
        };
        depth.CompletionSources.Add([.. RunDepths.All]);
        return depth;
    }

    /// <summary>What a command line says, for a command that reads no other settings; null if it says nothing.</summary>
    /// <exception cref="SettingException">There is no such depth.</exception>
    public static RunDepth? Read(ParseResult parsed, Option<string?> depth, CallerPlace place) =>
        parsed.GetValue(depth) is { } word ? RunRequestReader.Depth(new Setting([word], depth.Name, place.Current)) : null;
}
