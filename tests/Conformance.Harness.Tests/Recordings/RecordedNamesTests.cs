using Conformance.Core.Recordings;
using Conformance.Documents;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Recordings;

/// <summary>The names of recorded files.</summary>
public sealed class RecordedNamesTests
{
    private const string Long = "/query?type=CloudVmReplicaPoint&format=Entities&pageSize=1000&filter=State%3D%3DFinished%2CUID%3D%3Durn%3Aveeam%3ACloudVmReplicaPoint";

    [Test]
    public void A_short_path_is_readable() => RecordedFiles.Slug("/jobs/1?format=Entity").Should().Be("jobs-1-format-entity");

    [Test]
    public void A_name_stays_below_80_characters() =>
        Path.GetFileName(RecordedFiles.BodyPath(RecordedFiles.Slug(Long), DocumentFormat.Json)).Length.Should().BeLessThan(80);

    [Test]
    public void Two_long_paths_with_one_beginning_have_two_names_that_stay()
    {
        RecordedFiles.Slug(Long + "1").Should().NotBe(RecordedFiles.Slug(Long + "2"));
        RecordedFiles.Slug(Long).Should().Be(RecordedFiles.Slug(Long)).And.StartWith("query-type-cloudvmreplicapoint-format-entities-pagesize-1000");
    }
}
