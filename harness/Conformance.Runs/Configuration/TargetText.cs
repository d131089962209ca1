using Conformance.Core.Reports;

namespace Conformance.Runs.Configuration;

/// <summary>The first line of a run: which target is tested, and who said so.</summary>
public static class TargetText
{
    /// <summary>The line, ended by LF.</summary>
    public static string Of(RunRequest request) => $"TARGET  {Printable.OneLine(request.Target)}  ({Printable.OneLine(request.Origin)})\n";
}
