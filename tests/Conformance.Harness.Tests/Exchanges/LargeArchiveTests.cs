using Conformance.Core.Exchanges;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Exchanges;

/// <summary>An archive may be larger than memory.</summary>
/// <remarks>Alone, since it measures the memory of the whole process.</remarks>
[NonParallelizable]
public sealed class LargeArchiveTests
{
    private const int Variants = 100;
    private const int BodyBytes = 256 * 1024;
    private const long Most = 4 * 1024 * 1024;

    private static readonly ArchiveHeader Header = new("https://em.example:9398/api", "em12", "any", new DateTimeOffset(2026, 7, 1, 8, 30, 0, TimeSpan.Zero), "1.0.0");

    private string file = "";
    private string scratch = "";

    [SetUp]
    public void MakeFiles() => (file, scratch) = (Path.GetTempFileName(), Path.GetTempFileName());

    [TearDown]
    public void RemoveFiles()
    {
        File.Delete(file);
        File.Delete(scratch);
    }

    [Test]
    public void An_archive_that_is_read_holds_none_of_its_bodies_in_memory()
    {
        using (var writer = new ArchiveWriter(File.Create(file), Header))
        {
            foreach (var variant in Enumerable.Range(0, Variants))
            {
                writer.Write(Of(variant));
            }

            writer.Complete();
        }

        using var laidOut = new FileStream(scratch, FileMode.Open);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var stream = File.OpenRead(file);
        var archive = ArchiveReader.Read(stream, file, laidOut);

        (GC.GetTotalMemory(forceFullCollection: true) - before).Should().BeLessThan(Most);
        foreach (var variant in Enumerable.Range(0, Variants))
        {
            archive.Exchanges.SentBy($"v{variant}").Single().Response!.Body.Span.SequenceEqual(Of(variant).Response!.Body.Span).Should().BeTrue();
        }
    }

    private static Exchange Of(int variant) => new(
        $"v{variant}",
        "1",
        new SentRequest("GET", "https://em.example:9398/api/jobs", [], default),
        new ReceivedResponse("HTTP/1.1", 200, "OK", [], Enumerable.Repeat((byte)('a' + (variant % 26)), BodyBytes).ToArray(), BodyFraming.ContentLength),
        null,
        new DateTimeOffset(2026, 7, 1, 8, 30, 1, TimeSpan.Zero),
        null,
        TimeSpan.FromMilliseconds(variant));
}
