using Conformance.Core.Exchanges;
using Conformance.Core.Reports;
using Conformance.Core.Reports.Html;
using Conformance.Harness.Tests.Runs;
using Conformance.Replay.Folders;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Judging;

/// <summary>Judging is a pure function over the archive.</summary>
public sealed class OfflineTests
{
    [TestCase]
    [TestCase("state-unknown")]
    [TestCase("json-differs")]
    public async Task An_archive_judged_again_gives_the_same_results_and_report(params string[] faults)
    {
        var request = new RunRequest { Faults = faults, Selection = EmbeddedRuns.Slice };
        var output = await EmbeddedRuns.RunAsync(request);

        var again = (await RunArchive.JudgeAsync(Archived(request, output), ProjectFolder.Find(AppContext.BaseDirectory), new JudgeFiles(), CancellationToken.None)).Output;

        // The header says how long a run took, which a judge cannot know.
        var timeless = output.Result with { Header = output.Result.Header with { Elapsed = TimeSpan.Zero } };
        Written(again).Should().Equal(Written(output with { Result = timeless }));
    }

    private static Archive Archived(RunRequest request, RunOutput output)
    {
        using var file = new MemoryStream();
        RunArchive.Write(file, request, output);
        using var copy = new MemoryStream(file.ToArray());
        return ArchiveReader.Read(copy, "archive", new MemoryStream());
    }

    private static byte[] Written(RunOutput output)
    {
        using var stream = new MemoryStream();
        ResultsJson.Write(output.Result, stream);
        HtmlReport.Write(output.Result, stream);
        return stream.ToArray();
    }
}
