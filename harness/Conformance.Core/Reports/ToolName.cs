using Conformance.Core.Results;

namespace Conformance.Core.Reports;

/// <summary>The harness as other formats name a tool: name and version apart.</summary>
internal static class ToolName
{
    /// <summary><c>conform 1.0.0</c> as its two parts.</summary>
    public static (string Name, string Version) Of(RunHeader header) =>
        header.Tool.Split(' ', 2) is [var name, var version] ? (name, version) : (header.Tool, "0");
}
