using Conformance.Core.Contract;
using Conformance.DataFiles;
using Conformance.Documents;
using Conformance.Documents.Compare;
using Conformance.Documents.Compare.Streaming;
using Conformance.Documents.Yaml;

namespace Conformance.Cli;

/// <summary>One comparison of two files, or of two folders file by file.</summary>
/// <param name="Expected">The expected file or folder, as the user wrote it; <c>-</c> for standard input.</param>
/// <param name="Actual">The actual file or folder, as the user wrote it; <c>-</c> for standard input.</param>
/// <param name="Rules">The rules file, or null.</param>
/// <param name="Most">How many differences are kept.</param>
internal sealed record CompareRun(string Expected, string Actual, string? Rules, int Most)
{
    private const long LongestRules = 1024 * 1024;

    /// <summary>Whether both names are folders.</summary>
    public bool AreFolders(string current) => IsFolder(Expected, current) && IsFolder(Actual, current);

    /// <summary>Compares two files and tells the result while they are open; null and the reason if they cannot be
    /// compared.</summary>
    /// <param name="current">The folder that relative names start from.</param>
    /// <param name="input">Gives standard input.</param>
    /// <param name="tell">Makes the text of the result.</param>
    /// <param name="cancellationToken">Stops between two members of a collection.</param>
    /// <exception cref="DataException">The rules file has faults.</exception>
    public async Task<(Comparison? Comparison, string Text)> RunAsync(
        string current, Func<Stream> input, Func<Comparison, ComparedSource, ComparedSource, string> tell, CancellationToken cancellationToken)
    {
        try
        {
            if (Expected == "-" && Actual == "-")
            {
                return (null, "standard input can be one side only. Name a file for the other.");
            }

            if (new[] { Expected, Actual, Rules }.Any(StandardStreams.IsInput) && !StandardStreams.IsGiven(StandardStreams.Input))
            {
                return (null, "standard input is closed. Name a file, or give standard input a file: conform compare EXPECTED - < FILE");
            }

            var options = await OptionsAsync(current, cancellationToken);
            await using var expected = await ComparedFile.OpenAsync(Expected, current, input, cancellationToken);
            await using var actual = await ComparedFile.OpenAsync(Actual, current, input, cancellationToken);
            var (wanted, found) = (DocumentFormats.Of(expected.Stream), DocumentFormats.Of(actual.Stream));
            options = (options ?? ApiRepresentation.OptionsFor(wanted, found)) with { MaxDifferences = Most };
            var comparison = StreamComparer.Compare(expected.Stream, wanted, actual.Stream, found, options, ComparedFile.Limits, cancellationToken);
            return (comparison, tell(comparison, expected.Source, actual.Source));
        }
        catch (DocumentException exception)
        {
            var file = UnreadableSide.Of(exception) == false ? Actual : Expected;
            return (null, $"{file}:{exception.Position}: {ComparisonText.Visible(exception.Message)} ({exception.Fault})");
        }
        catch (TimeoutException)
        {
            return (null, $"{Expected} or {Actual} is a pipe that nobody writes to. Name a file, or start what writes.");
        }
        catch (EndOfStreamException)
        {
            return (null, $"{Expected} or {Actual} became shorter while it was read. Compare a copy.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return (null, $"{ComparisonText.Visible(exception.Message)} Check the path and your rights to it.");
        }
    }

    /// <summary>Compares the files of two folders, and those of their folders, by name.</summary>
    public async Task<IReadOnlyList<FileComparison>> RunFoldersAsync(
        string current, Action<FileComparison, ComparedSource, ComparedSource> tell, CancellationToken cancellationToken)
    {
        var (left, right) = (Names(Expected, current), Names(Actual, current));
        var files = new List<FileComparison>();
        foreach (var name in left.Union(right).Order(StringComparer.Ordinal))
        {
            if (!right.Contains(name) || !left.Contains(name))
            {
                files.Add(new FileComparison(name, left.Contains(name) ? "only-expected" : "only-actual", null, null));
                continue;
            }

            var run = this with { Expected = Path.Combine(Expected, name), Actual = Path.Combine(Actual, name) };
            var (comparison, text) = await run.RunAsync(current, () => Stream.Null, (comparison, one, other) =>
            {
                tell(new FileComparison(name, "", comparison, null), one, other);
                return "";
            }, cancellationToken);
            files.Add(new FileComparison(
                name, comparison is null ? "unreadable" : comparison.AreSame ? "same" : "different", comparison, comparison is null ? text : null));
        }

        return files;
    }

    private static bool IsFolder(string name, string current) => name != "-" && Directory.Exists(Path.GetFullPath(name, current));

    private static HashSet<string> Names(string folder, string current)
    {
        var root = Path.GetFullPath(folder, current);
        return FilesBelow.Of(root)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/')).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The options that the rules file makes; null without one.</summary>
    private async Task<CompareOptions?> OptionsAsync(string current, CancellationToken cancellationToken)
    {
        if (Rules is null)
        {
            return null;
        }

        await using var file = await ComparedFile.OpenAsync(Rules, current, () => Stream.Null, cancellationToken);
        if (file.Stream.Length > LongestRules)
        {
            throw new IOException(FormattableString.Invariant($"{Rules} is longer than {LongestRules} bytes, which no file of rules is."));
        }

        using var reader = new StreamReader(file.Stream);
        return await RulesFile.ReadAsync(new DataFile(Rules, await reader.ReadToEndAsync(cancellationToken)), ApiRepresentation.Options, cancellationToken);
    }
}
