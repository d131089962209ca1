using System.CommandLine;
using Conformance.Core.Scenarios.Depths;

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
}
