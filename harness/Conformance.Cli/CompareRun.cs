using Conformance.Documents.Compare;
using Conformance.Documents.Compare.Streaming;
using Conformance.Documents;
using Conformance.DataFiles;

namespace Conformance.Cli;

/// <summary>One comparison of two files.</summary>
/// <param name="Expected">The expected file, as the user wrote it.</param>
/// <param name="Actual">The actual file, as the user wrote it.</param>
/// <param name="Rules">The rules file, or null.</param>
/// <param name="Most">How many differences are kept.</param>
internal sealed record CompareRun(string Expected, string Actual, string? Rules, int Most)
{
    /// <summary>Files that cannot be compared member by member may be this long: both are held in memory, some ten times over.</summary>
    private static readonly DocumentLimits Limits = DocumentLimits.Default with { MaxBytes = 256L * 1024 * 1024 };

    /// <summary>The comparison, or why there is none.</summary>
    /// <param name="current">The folder that relative names start from.</param>
    /// <param name="cancellationToken">Stops between two members of a collection.</param>
    /// <exception cref="DataException">The rules file has faults.</exception>
    public async Task<(Comparison? Comparison, string? Fault)> RunAsync(string current, CancellationToken cancellationToken)
    {
        try
        {
            var options = Rules is null
                ? CompareOptions.Default
                : await RulesFile.ReadAsync(new DataFile(Rules, await File.ReadAllTextAsync(Path.GetFullPath(Rules, current), cancellationToken)), cancellationToken);
            options = options with { MaxDifferences = Most };
            await using var expected = Open(Expected, current);
            await using var actual = Open(Actual, current);
            return (Compare(expected, actual, options, cancellationToken), null);
        }
        catch (DocumentException exception)
        {
            var file = UnreadableSide.Of(exception) == false ? Actual : Expected;
            return (null, $"{file}:{exception.Position}: {ComparisonText.Visible(exception.Message)} ({exception.Fault})");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var folder = new[] { Expected, Actual, Rules }.OfType<string>().FirstOrDefault(file => Directory.Exists(Path.GetFullPath(file, current)));
            return (null, folder is null ? $"{exception.Message} Check the path and your rights to it." : $"{folder} is a folder. Name a file in it.");
        }
    }

    private static FileStream Open(string file, string current) => new(
        Path.GetFullPath(file, current),
        new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, BufferSize = 0, Options = FileOptions.SequentialScan });

    private static Comparison Compare(FileStream expected, FileStream actual, CompareOptions options, CancellationToken cancellationToken)
    {
        var (wanted, found) = (FormatOf(expected), FormatOf(actual));
        return wanted == found
            ? StreamComparer.Compare(expected, actual, wanted, options, Limits, cancellationToken)
            : Comparer.Compare(
                StreamComparer.ReadWhole(expected, wanted, Limits, isExpected: true),
                StreamComparer.ReadWhole(actual, found, Limits, isExpected: false),
                options);
    }

    /// <summary>XML begins with a less-than sign, in any encoding; JSON never does.</summary>
    private static DocumentFormat FormatOf(FileStream file)
    {
        Span<byte> start = stackalloc byte[512];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var first = start[..read].TrimStart("\uFEFF \t\r\n\0"u8).TrimStart((ReadOnlySpan<byte>)[0xFE, 0xFF, 0]);
        return first.StartsWith("<"u8) ? DocumentFormat.Xml : DocumentFormat.Json;
    }
}
