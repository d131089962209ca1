using System.CommandLine;
using System.Text;
using Conformance.Cli.OpenApi;
using Conformance.Core.Contract;
using Conformance.Core.Contract.Schemas;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Documents.Yaml;
using Conformance.Replay.Folders;

namespace Conformance.Cli;

/// <summary><c>conform schema</c>: writes the schemas and the OpenAPI document that follow from the contract.</summary>
internal static class SchemaCommand
{
    public static Command Create(CallerPlace place)
    {
        var target = new Option<string?>("--out") { Description = "Where the schemas of answers go; the project's own are in fixtures/schema." };
        var editor = new Option<string?>("--editor") { Description = "A scenarios folder of your own: gets the schemas by which an editor completes its files, and the suite's requirements.yaml and everywhere.yaml unless it has its own." };
        var openApi = new Option<string?>("--openapi")
        {
            Description = "The file of an OpenAPI 3.1 document of the whole contract, for tools of others.",
        };
        var dialect = new Option<string>("--dialect")
        {
            Description = "How JSON names its members in that document: em12 (PascalCase) or em13 (camelCase).",
            DefaultValueFactory = _ => "em12",
        };
        dialect.CompletionSources.Add("em12", "em13");
        var command = new Command(
            "schema",
            "Writes what follows from the contract: the XSD and the JSON Schemas of both dialects, an OpenAPI document, "
            + "or the schemas for an editor.")
        {
            target, openApi, dialect, editor,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var project = ProjectFolder.Find(place.Current);
            var (answers, files) = (Folder(parsed.GetValue(target), place), Folder(parsed.GetValue(editor), place));
            var document = Folder(parsed.GetValue(openApi), place);
            if (answers is null && files is null && document is null)
            {
                throw new UsageException(
                    "say where to: --out DIR for the schemas of answers, --openapi FILE for an OpenAPI document, "
                    + "--editor DIR for the schemas by which an editor completes scenario files.");
            }

            if (document is not null)
            {
                var contract = (await RulebookFolder.LoadAsync(project, null, cancellationToken)).Contract;
                var text = await OpenApiContract.TextAsync(contract, NamedDialect(parsed.GetValue(dialect)!), cancellationToken);
                var (folder, name) = (Path.GetDirectoryName(document)!, Path.GetFileName(document));
                await WriteAsync([(name, text)], folder, place.Terminal, cancellationToken);
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

    private static Dialect NamedDialect(string text) => text switch
    {
        "em12" => Dialect.Em12,
        "em13" => Dialect.Em13,
        _ => throw new UsageException($"--dialect {text}: there are em12 and em13."),
    };

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
