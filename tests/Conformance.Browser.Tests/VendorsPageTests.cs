using Conformance.Core.Reports;
using Conformance.Core.Scenarios;
using Conformance.Emulator;
using Conformance.Replay.Folders;
using Conformance.Replay.Tls;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Browser.Tests;

/// <summary>The lines of harness/VENDORS.md that compare the two clients, compiled and run against an emulator.</summary>
public sealed class VendorsPageTests
{
    private const string User = "vendor";
    private const string Password = "no-secret-1234";

    private static string Root { get; } = ProjectFolder.Find(AppContext.BaseDirectory).Root;

    [Test]
    public async Task The_lines_of_the_page_compare_two_clients()
    {
        await using var emulator = await ServedAsync();
        var written = Console.Out;
        using var console = new StringWriter();
        Console.SetOut(console);
        try
        {
            await CompareAsync(emulator.BaseUrl, User, Password, emulator.CertificateSha256!);
        }
        finally
        {
            Console.SetOut(written);
        }

        console.ToString().Should().Contain(ClientComparison.Own).And.Contain("  Chromium\n").And.Contain("NEG-001   passed | notTested  Without Accept the answer is XML.", "Chromium never sends none");
    }

    [Test]
    public void They_stand_here_as_on_the_page()
    {
        var page = File.ReadAllText(Path.Combine(Root, "harness", "VENDORS.md"));
        var onPage = Lines(page.Split("```csharp\n").Select(rest => rest.Split("\n```")[0]).Single(block => block.Contains(nameof(ClientComparison), StringComparison.Ordinal)));
        var here = Lines(File.ReadAllText(Path.Combine(Root, "tests", "Conformance.Browser.Tests", "VendorsPageTests.cs")));

        // This file stands in the namespace of the first line.
        onPage.Should().HaveCountGreaterThan(5).And.StartWith("using Conformance.Browser;");
        onPage.Skip(1).Should().BeSubsetOf(here);
        var statements = onPage.Where(line => !line.StartsWith("using ", StringComparison.Ordinal)).ToList();
        here.SkipWhile(line => line != statements[0]).Take(statements.Count).Should().Equal(statements);
    }

    private static async Task CompareAsync(string target, string user, string password, string pin)
    {
        var request = new RunRequest { Target = target, User = user, Password = password, Trust = TlsTrust.Pinned(pin), Selection = new Selection(["area:negotiation"]) };
        var prepared = await Prepared.ReadAsync(request, ProjectFolder.Find(AppContext.BaseDirectory), CancellationToken.None);
        var diff = await ClientComparison.ExecuteAsync(prepared, ChromiumClient.Find(), TimeProvider.System, CancellationToken.None);
        Console.Write(DiffText.Of(diff));
    }

    private static async Task<EmulatorServer> ServedAsync()
    {
        var project = ProjectFolder.Find(Root);
        var contract = (await Prepared.ReadAsync(new RunRequest(), project, CancellationToken.None)).Rules.Contract;
        return await EmulatorServer.StartAsync(
            new EmulatorOptions
            {
                World = await WorldFolder.LoadAsync(project, null, contract, TimeProvider.System.GetUtcNow(), CancellationToken.None),
                Contract = contract,
                Https = true,
                Account = new Account(User, Password),
            },
            CancellationToken.None);
    }

    private static IReadOnlyList<string> Lines(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
}
