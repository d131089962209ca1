using Conformance.Core.Reports;
using Conformance.Core.Reports.Html;

namespace Conformance.Runs;

/// <summary>Writes the reports of a run, all from one result.</summary>
public static class ReportFolder
{
    /// <summary>Writes results.json, report.html, junit.xml and the archive; the folder is made if it is missing, files of an earlier run are replaced.</summary>
    public static async Task WriteAsync(string folder, RunRequest request, RunOutput output, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await WriteAsync(Path.Combine(folder, "results.json"), stream => ResultsJson.Write(output.Result, stream), cancellationToken);
        await WriteAsync(Path.Combine(folder, "report.html"), stream => HtmlReport.Write(output.Result, stream), cancellationToken);
        await WriteAsync(Path.Combine(folder, "junit.xml"), stream => JUnitXml.Write(output.Result, stream), cancellationToken);
        await WriteAsync(Path.Combine(folder, RunArchive.FileName), stream => RunArchive.Write(stream, request, output), cancellationToken);
    }

    private static async Task WriteAsync(string path, Action<Stream> write, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        write(memory);
        await File.WriteAllBytesAsync(path, memory.ToArray(), cancellationToken);
    }
}
