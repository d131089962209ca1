using Conformance.Core.Reports;
using Conformance.Core.Results;

namespace Conformance.Runs;

/// <summary>Writes the reports of a run, all from one result.</summary>
public static class ReportFolder
{
    /// <summary>Writes results.json and junit.xml; the folder is made if it is missing, files of an earlier run are replaced.</summary>
    public static async Task WriteAsync(string folder, RunResult result, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await WriteAsync(Path.Combine(folder, "results.json"), stream => ResultsJson.Write(result, stream), cancellationToken);
        await WriteAsync(Path.Combine(folder, "junit.xml"), stream => JUnitXml.Write(result, stream), cancellationToken);
    }

    private static async Task WriteAsync(string path, Action<Stream> write, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        write(memory);
        await File.WriteAllBytesAsync(path, memory.ToArray(), cancellationToken);
    }
}
