using System.CommandLine;
using Conformance.Core.Exchanges;
using Conformance.Core.Recordings.Har;
using Conformance.Core.Reports;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;
using Conformance.Replay.Folders;
using Conformance.Runs;

namespace Conformance.Cli;

/// <summary><c>conform show</c>: one variant of a run on the terminal, with what was sent and what came. Opens no
/// socket.</summary>
internal static class ShowCommand
{
    private const int NamesShown = 10;

    public static Command Create(CallerPlace place)
    {
        var report = new Argument<string>("report") { Description = "The folder of --report, or its archive.jsonl.gz." };
        var variant = new Argument<string?>("variant") { Description = "The variant's id, or a glob that one variant matches; not needed with --har.", Arity = ArgumentArity.ZeroOrOne };
        var har = new Option<bool>("--har") { Description = "Writes the requests and answers as a HAR 1.2 file, which browsers and other tools open: all, or those of the variant." };
        var whole = new Option<bool>("--whole") { Description = "Prints bodies from end to end; otherwise they are cut around what is marked." };
        var scenarios = new Option<string?>("--scenarios") { Description = "The scenarios folder of your own that the run was made with." };
        var shell = ShellOption.Create();
        var command = new Command("show", "Prints one variant of a run: the verdict, the requests and the answers, with what deviates marked.") { report, variant, whole, har, scenarios, shell };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var archive = RunArchive.ReadFile(Path.GetFullPath(parsed.GetRequiredValue(report), place.Current));
            if (parsed.GetValue(har))
            {
                await WriteHarAsync(archive, parsed.GetValue(variant), place.Terminal.Out);
                return ExitCodes.Conformant;
            }

            var word = parsed.GetValue(variant) ?? throw new UsageException($"<variant> is missing: {variant.Description}");
            var settings = await CommandSettings.ReadAsync(parsed, [shell], place, cancellationToken);
            var files = new JudgeFiles { Scenarios = parsed.GetValue(scenarios) is { } folder ? Path.GetFullPath(folder, place.Current) : null };
            var (_, output) = await RunArchive.JudgeAsync(archive, ProjectFolder.Find(place.Current), files, cancellationToken);
            var id = Find(word, [.. output.Result.Variants.Select(judged => judged.Id)]);
            var verdict = output.Result.Variants.First(judged => judged.Id == id);
            var header = ShellOption.For(output.Result, settings).Header;
            var text = VariantText.Of(verdict, [.. output.Record.Exchanges.SentBy(id)], header, parsed.GetValue(whole));
            await Painter.WriteAsync(place.Terminal, text);
            return ExitCodes.Conformant;
        });
        return command;
    }

    private static async Task WriteHarAsync(Archive archive, string? word, TextWriter writer)
    {
        var known = archive.Exchanges.Variants.Order(StringComparer.Ordinal).ToList();
        var exchanges = (word is null ? known : [Find(word, known)]).SelectMany(archive.Exchanges.SentBy).DistinctBy(exchange => exchange.Wire);
        foreach (var piece in HarWriter.Write(exchanges, archive.Header.HarnessVersion))
        {
            await writer.WriteAsync(piece);
        }
    }

    /// <summary>The one variant that a word names.</summary>
    /// <exception cref="UsageException">None or several are named.</exception>
    private static string Find(string word, IReadOnlyList<string> known)
    {
        var named = known.Contains(word, StringComparer.Ordinal) ? [word] : known.Where(id => Glob.Matches(word, id)).ToList();
        return named switch
        {
            [var only] => only,
            [] => throw new UsageException($"the run has no variant {word}.{Suggestion.For(word, known)} `conform list --variants` shows what there is."),
            _ => throw new UsageException($"{named.Count} variants match {word}; name one of them: {string.Join(", ", named.Take(NamesShown))}{(named.Count > NamesShown ? ", …" : "")}"),
        };
    }
}
