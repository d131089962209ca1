using System.CommandLine;
using System.Text;
using Conformance.Core.Contract.Schemas;
using Conformance.Core.Results;
using Conformance.Replay.Folders;

namespace Conformance.Cli;

/// <summary><c>conform schema</c>: writes the XML and JSON schemas that follow from the contract.</summary>
internal static class SchemaCommand
{
    public static Command Create(CallerPlace place)
    {
        var target = new Option<string>("--out") { Description = "The folder to write to; the project's own are in fixtures/schema.", Required = true };
        var command = new Command("schema", "Writes the XSD and the JSON Schemas of both dialects that follow from the contract.") { target };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var rules = await RulebookFolder.LoadAsync(ProjectFolder.Find(place.Current), null, cancellationToken);
            var folder = Directory.CreateDirectory(Path.GetFullPath(parsed.GetValue(target)!, place.Current));
            foreach (var (name, text) in ContractSchemas.Of(rules.Contract))
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
                await place.Terminal.Out.WriteAsync($"written {name}\n");
            }

            return ExitCodes.Conformant;
        });
        return command;
    }
}
