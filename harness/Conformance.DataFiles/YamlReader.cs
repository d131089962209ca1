using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Conformance.DataFiles;

/// <summary>
/// Reads one YAML document into <see cref="YamlValue"/>s with their places. Strict: one document a file, duplicate keys are
/// faults, and anchors, aliases, merge keys and tags are refused because a reader of the file could not see what they do.
/// </summary>
public static class YamlReader
{
    // Far deeper than any file of ours, and far less than the stack holds.
    private const int MostDepth = 100;

    /// <summary>The document's root.</summary>
    /// <exception cref="DataException">The text is not YAML, is empty, or uses what is refused; holds every fault
    /// found.</exception>
    public static YamlValue Read(DataFile file)
    {
        var faults = new List<DataFault>();
        var root = TryRead(file, faults);
        return root is null || faults.Count > 0 ? throw new DataException(faults) : root;
    }

    /// <summary>The document's root, or null if it could not be read; what is wrong is added to
    /// <paramref name="faults"/>.</summary>
    public static YamlValue? TryRead(DataFile file, ICollection<DataFault> faults)
    {
        using var text = new StringReader(file.Text);
        var parser = new Parser(text);
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                faults.Add(new DataFault(new DataPlace(file.Path, 0, 0), "the file is empty. Write a document or delete the file."));
                return null;
            }

            var root = Value(parser, file.Path, faults, 1);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
            {
                faults.Add(new DataFault(Place(file.Path, second.Start), "a second document begins. Give it a file of its own."));
            }

            return root;
        }
        catch (YamlException exception)
        {
            faults.Add(new DataFault(Place(file.Path, exception.Start), $"not YAML: {exception.Message}{Remedy(exception.Message)}"));
            return null;
        }
        catch (InvalidOperationException)
        {
            // So the parser answers when the text ends, or goes on otherwise, within a list or mapping that is not closed.
            faults.Add(new DataFault(Place(file.Path, parser.Current?.Start ?? default), "not YAML: a list or mapping that begins here or before is not closed."));
            return null;
        }
    }

    /// <summary>What most often is behind a parser's message.</summary>
    private static string Remedy(string message) =>
        message.Contains("'-' indicator", StringComparison.Ordinal) || message.Contains("block mapping", StringComparison.Ordinal) ? " Is a colon missing, or is this line or the one before indented unlike its neighbours?"
        : message.Contains("invalid mapping", StringComparison.Ordinal) ? " Quote a text that has a colon and a blank in it; look at the indentation too."
        : message.Contains("flow mapping", StringComparison.Ordinal) || message.Contains("flow sequence", StringComparison.Ordinal) ? " Is a brace or bracket before this not closed?"
        : message.Contains("tab character", StringComparison.Ordinal) ? " Indent with blanks." : "";

    private static YamlValue Value(IParser parser, string file, ICollection<DataFault> faults, int depth)
    {
        if (depth > MostDepth)
        {
            throw new YamlException(parser.Current?.Start ?? default, parser.Current?.End ?? default, $"lists and mappings stand more than {MostDepth} deep in each other.");
        }

        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            faults.Add(new DataFault(Place(file, alias.Start), "anchors and aliases are not read. Write the value out."));
            return new YamlScalar(Place(file, alias.Start), "", Quoted: false);
        }

        var next = parser.Consume<NodeEvent>();
        var place = Place(file, next.Start);
        if (!next.Anchor.IsEmpty)
        {
            faults.Add(new DataFault(place, "anchors and aliases are not read. Write the value out."));
        }

        if (!next.Tag.IsEmpty)
        {
            faults.Add(new DataFault(place, $"the tag {next.Tag.Value} is not read. Leave it out."));
        }

        switch (next)
        {
            case Scalar scalar:
                return new YamlScalar(place, scalar.Value, scalar.Style is not ScalarStyle.Plain);
            case SequenceStart:
                var items = new List<YamlValue>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    items.Add(Value(parser, file, faults, depth + 1));
                }

                return new YamlSequence(place, items);
            case MappingStart:
                return new YamlMapping(place, Entries(parser, file, faults, depth));
            default:
                return new YamlScalar(place, "", Quoted: false);
        }
    }

    private static List<YamlEntry> Entries(IParser parser, string file, ICollection<DataFault> faults, int depth)
    {
        var entries = new List<YamlEntry>();
        var keys = new Dictionary<string, DataPlace>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Value(parser, file, faults, depth + 1);
            var value = Value(parser, file, faults, depth + 1);
            if (key is not YamlScalar name)
            {
                faults.Add(new DataFault(key.Place, "a key must be plain text."));
            }
            else if (!keys.TryAdd(name.Text, name.Place))
            {
                faults.Add(new DataFault(name.Place, $"duplicate key \"{name.Text}\", first at {keys[name.Text]}. Keep one of them."));
            }
            else
            {
                entries.Add(new YamlEntry(name, value));
            }
        }

        return entries;
    }

    private static DataPlace Place(string file, in Mark mark) => new(file, (int)mark.Line, (int)mark.Column);
}
