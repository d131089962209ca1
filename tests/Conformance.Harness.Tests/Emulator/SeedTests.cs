using System.Text;
using Conformance.Core.Contract;
using Conformance.Documents;
using Conformance.Documents.Compare;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Emulator;

/// <summary>The page that the project began with: its example, byte for byte, against the emulator's answer at the time of the
/// example.</summary>
public sealed class SeedTests
{
    [Test]
    public async Task The_example_is_what_the_emulator_answers()
    {
        var comparison = Compare(Seed.Body, await AnswerAsync());

        comparison.Differences.Should().BeEmpty();
    }

    [TestCase("17179869184", "17179869185", "/v:ReplicaTaskSessions/v:ReplicaTaskSession[1]/v:TotalSize")]
    [TestCase("21:03:16.73Z", "21:03:16.74Z", "/v:ReplicaTaskSessions/v:ReplicaTaskSession[1]/v:EndTimeUTC")]
    public async Task One_digit_changed_on_either_side_is_one_difference_with_its_place(string text, string changed, string path)
    {
        var (example, answer) = (Seed.Body, await AnswerAsync());

        var inAnswer = Compare(example, answer.Replace(text, changed, StringComparison.Ordinal));
        var inExample = Compare(example.Replace(text, changed, StringComparison.Ordinal), answer);

        inAnswer.Total.Should().Be(1);
        inAnswer.Differences[0].ActualPath!.Text.Should().StartWith(path);
        inExample.Total.Should().Be(1);
        inExample.Differences[0].ExpectedPath!.Text.Should().StartWith(path);
    }

    private static Comparison Compare(string expected, string actual) => Comparer.Compare(Read(expected), Read(actual), ApiRepresentation.Options);

    private static Document Read(string text) => XmlDocuments.Read(Encoding.UTF8.GetBytes(text), DocumentLimits.Default);

    private static async Task<string> AnswerAsync()
    {
        await using var emulator = await RunningEmulator.StartAsync(options => options with { Styles = ["foreign-host"] }, Seed.Now);
        var (token, _) = await emulator.LogOnAsync();
        using var response = await emulator.GetAsync(Seed.Path + "?format=Entity", token);
        return await response.Content.ReadAsStringAsync();
    }
}
