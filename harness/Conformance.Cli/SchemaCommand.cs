using System.CommandLine;
using System.Text;
using Conformance.Core.Contract.Schemas;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Documents.Yaml;
using Conformance.Replay.Folders;

namespace Conformance.Cli;

/// <summary><c>conform schema</c>: writes the XML and JSON schemas that follow from the contract.</summary>
internal static class SchemaCommand
{
    public static Command Create(CallerPlace place)
    {
        var target = new Option<string?>("--out") { Description = "Where the schemas of answers go; the project's own are in fixtures/schema." };
        var editor = new Option<string?>("--editor") { Description = "A scenarios folder of your own: gets the schemas by which an editor completes its files, and the suite's requirements.yaml and everywhere.yaml unless it has its own." };
        var command = new Command("schema", "Writes the XSD and the JSON Schemas of both dialects that follow from the contract, or the schemas for an editor.") { target, editor };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var project = ProjectFolder.Find(place.Current);
            var (answers, files) = (Folder(parsed.GetValue(target), place), Folder(parsed.GetValue(editor), place));
            if (answers is null && files is null)
            {
                throw new UsageException("say where to: --out DIR for the schemas of answers, --editor DIR for those by which an editor completes scenario files.");
            }

            if (answers is not null)
            {
                await WriteAsync(ContractSchemas.Of((await RulebookFolder.LoadAsync(project, null, cancellationToken)).Contract), answers, place.Terminal, cancellationToken);
            }

            if (files is not null)
            {
                await WriteAsync(Directory.EnumerateFiles(project.Scenarios, "*.schema.json").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file))), files, place.Terminal, cancellationToken);
                await WriteAsync([("rules.schema.json", await RulesFile.SchemaAsync(cancellationToken))], files, place.Terminal, cancellationToken);
                await WriteAsync(new[] { SuiteReader.RequirementsPath, "everywhere.yaml" }.Where(name => !File.Exists(Path.Combine(files, name))).Select(name => (name, File.ReadAllText(Path.Combine(project.Scenarios, name)))), files, place.Terminal, cancellationToken);
            }

            return ExitCodes.Conformant;
        });
        return command;
    }

    private static string? Folder(string? name, CallerPlace place) => name is null ? null : Path.GetFullPath(name, place.Current);

    private static async Task WriteAsync(IEnumerable<(string Name, string Text)> schemas, string folder, Terminal terminal, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in schemas)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
            await terminal.Out.WriteAsync($"written {name}\n");
        }
    }
}
