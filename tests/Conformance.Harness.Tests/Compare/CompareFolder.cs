using Conformance.Cli;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Compare;

/// <summary>A folder for the files of one test, in which <c>conform compare</c> runs as a user runs it.</summary>
public abstract class CompareFolder
{
    /// <summary>The folder.</summary>
    protected string Folder { get; private set; } = "";

    [SetUp]
    public void MakeFolder() => Folder = Directory.CreateTempSubdirectory("conformance-compare-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(Folder, recursive: true);

    protected async Task<(int Code, string Output, string Error)> Run(string expected, string actual, params string[] more)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "expected"), expected);
        await File.WriteAllTextAsync(Path.Combine(Folder, "actual"), actual);
        return await In(["compare", "expected", "actual", .. more]);
    }

    protected async Task<(int Code, string Output, string Error)> In(params string[] args)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var code = await ConformCommand.RunAsync(args, new Terminal(output, error, false), Folder, _ => null, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
