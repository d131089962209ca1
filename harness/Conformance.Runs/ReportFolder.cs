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
    private static readonly (string File, Action<RunResult, SourceFolders, Stream> Write)[] Reports =
    [
        ("results.json", (result, _, stream) => ResultsJson.Write(result, stream)),
        ("report.html", (result, _, stream) => HtmlReport.Write(result, stream)),
        ("junit.xml", (result, _, stream) => JUnitXml.Write(result, stream)),
        ("results.sarif", SarifLog.Write),
        ("ctrf.json", (result, _, stream) => CtrfReport.Write(result, stream)),
        ("summary.md", (result, _, stream) => stream.Write(Encoding.UTF8.GetBytes(SummaryMarkdown.Of(result)))),
    ];

    /// <summary>Writes every report; the folder is made if it is missing, files of an earlier run are replaced.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="result">The run.</param>
    /// <param name="sources">Where the files are that reports point at.</param>
    /// <param name="cancellationToken">Stops the writing between two files.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static async Task WriteAsync(string folder, RunResult result, SourceFolders sources, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var (file, write) in Reports)
        {
            await WriteAsync(Path.Combine(folder, file), stream => write(result, sources, stream), cancellationToken);
        }
    }

    /// <summary>Writes the page that stands over the reports of several targets, each of which has a folder of its
    /// name.</summary>
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
