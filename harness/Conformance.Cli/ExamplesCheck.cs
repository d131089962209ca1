using System.Globalization;
using System.Text;
using Conformance.DataFiles;
using Conformance.Documents;
using Conformance.Core.Judging;
using Conformance.Core.Judging.Examples;
using Conformance.Core.Results;

namespace Conformance.Cli;

/// <summary><c>conform check --examples DIR</c>: does the contract agree with examples of the documentation?</summary>
internal static class ExamplesCheck
{
    /// <summary>Reads every XML and JSON file below the folder and prints where one and the contract disagree.</summary>
    public static async Task<int> RunAsync(string folder, Rulebook rules, TextWriter output, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"the folder {folder} does not exist. Give --examples the folder with the documentation's examples.");
        }

        var text = new StringBuilder();
        var (read, whole, resources, explained, disagreements) = (0, 0, 0, 0, 0);
        foreach (var path in FilesBelow.Of(folder).Where(path => Path.GetExtension(path) is ".xml" or ".json"))
        {
            var name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            read++;
            try
            {
                var bytes = await InputFile.BytesAsync(path, cancellationToken);
                var example = Path.GetExtension(path) == ".json" ? JsonDocuments.Read(bytes, DocumentLimits.Default) : XmlDocuments.Read(bytes, DocumentLimits.Default);
                var result = ExampleCheck.Of(example, rules.Contract, rules.Mapping);
                whole += result.Resources > 0 ? 1 : 0;
                resources += result.Resources;
                explained += result.Explained.Count;
                disagreements += result.Disagreements.Count;
                Append(text, name, result);
            }
            catch (DocumentException exception)
            {
                disagreements++;
                text.Append(CultureInfo.InvariantCulture, $"{name}: {exception.Message}\n");
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"{read} examples read, {whole} with {resources} resources of the contract; {disagreements} disagreements, {explained} explained beside the element\n");
        await output.WriteAsync(text, cancellationToken);
        return disagreements > 0 ? ExitCodes.Deviates : ExitCodes.Conformant;
    }

    private static void Append(StringBuilder text, string name, ExampleResult result)
    {
        if (result.Resources == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: not compared, {result.Root} is no answer to GET that the contract describes\n");
        }

        foreach (var violation in result.Disagreements)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: DISAGREES {violation.Path}: {violation.Expected} is expected, {violation.Actual} is there\n");
        }

        if (result.Explained is { Count: > 0 } explained)
        {
            var others = explained.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" (and {explained.Count - 1} more)");
            text.Append(CultureInfo.InvariantCulture, $"{name}: explained {explained[0].Path}: {explained[0].Expected} is expected, {explained[0].Actual} is there{others}\n");
        }
    }
}
