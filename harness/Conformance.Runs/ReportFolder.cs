using System.Text;
using Conformance.Core.Reports;
using Conformance.Core.Reports.Html;
using Conformance.Core.Results;

namespace Conformance.Runs;

/// <summary>Writes the reports of a run, all from one result.</summary>
public static class ReportFolder
{
    /// <summary>The line under a verdict that says where the reports are.</summary>
    public static string Line(string folder) => $"  report        {folder}\n";

    /// <summary>Each report's file, and what writes it.</summary>
    private static readonly (string File, Action<RunResult, Stream> Write)[] Reports =
    [
        ("results.json", ResultsJson.Write),
        ("report.html", HtmlReport.Write),
        ("junit.xml", JUnitXml.Write),
        ("results.sarif", SarifLog.Write),
        ("ctrf.json", CtrfReport.Write),
        ("summary.md", (result, stream) => stream.Write(Encoding.UTF8.GetBytes(SummaryMarkdown.Of(result)))),
    ];

    /// <summary>Writes every report; the folder is made if it is missing, files of an earlier run are replaced.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static async Task WriteAsync(string folder, RunResult result, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var (file, write) in Reports)
        {
            await WriteAsync(Path.Combine(folder, file), stream => write(result, stream), cancellationToken);
        }
    }

    /// <summary>Writes the page that stands over the reports of several targets, each of which has a folder of its name.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static Task WriteAsync(string folder, IReadOnlyList<NamedResult> results, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        return WriteAsync(Path.Combine(folder, "targets.html"), stream => TargetsPage.Write(results, stream), cancellationToken);
    }

    private static async Task WriteAsync(string path, Action<Stream> write, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        write(memory);
        try
        {
            await File.WriteAllBytesAsync(path, memory.ToArray(), cancellationToken);
        }
        catch (IOException fault)
        {
            // Half a report must not pass for one.
            File.Delete(path);
            throw new IOException($"{fault.Message.TrimEnd('.')}. The verdict stands, but not all of its reports are written.", fault);
        }
    }
}
