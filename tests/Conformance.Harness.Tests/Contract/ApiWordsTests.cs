using Conformance.Core.Contract;
using Conformance.Emulator;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Worlds;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Contract;

/// <summary>What is hidden must not be a word of the API itself: right answers would look wrong.</summary>
public sealed class ApiWordsTests
{
    [TestCase("password", true)]
    [TestCase("Success", true)]
    [TestCase("ICASESS", true)]
    [TestCase("veeam", true)]
    [TestCase("application", true)]
    [TestCase("v1_7", true)]
    [TestCase("2026", true)]
    [TestCase("12:30", true)]
    [TestCase("Summer2026!", false)]
    [TestCase("7b19c204f3", false)]
    [TestCase("correct horse", false)]
    public async Task A_word_of_the_api_is_known(string text, bool isWord) =>
        ApiWords.Hold(await ContractFiles.ContractAsync(), text).Should().Be(isWord);

    [TestCase("Password")]
    [TestCase("7.0.0")]
    public async Task A_password_that_stands_in_right_answers_is_refused_before_the_logon(string password)
    {
        await using var server = await EmulatorServer.StartAsync(
            new EmulatorOptions
            {
                Contract = await ContractFiles.ContractAsync(),
                World = await WorldFiles.StandardAsync(TimeProvider.System.GetUtcNow()),
                Account = new Account("admin", password),
                Https = false,
            },
            CancellationToken.None);

        var (code, output, errors) = await CommandLine.RunInAsync(
            CommandLine.Root,
            new Dictionary<string, string> { ["CONFORM_PASSWORD"] = password },
            "run", "--target", server.BaseUrl, "--user", "admin", "--select", "jobs/one*");

        code.Should().Be(2, output);
        errors.Should().StartWith("conform: the password of the account stands in words, IDs or times that the API itself writes, or in the target's URL.");
        server.ActiveLogonSessions.Should().Be(0);
    }
}
