using Conformance.DataFiles;
using Conformance.Core.Scenarios;
using Conformance.Core.Contract;
using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Harness.Tests.Contract;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Judging;

/// <summary>Which links of an answer a run follows.</summary>
public sealed class ReadableLinksTests
{
    private static readonly FollowEachStep Each = new("follow", "read", null, null, "header", "absent", new DataPlace("s.yaml", 1, 1));

    [TestCase("Down", "/jobs/1/backupSessions", true)]
    [TestCase("Down", "/jobs/1/whatNoPageDescribes", true, Description = "A link that leads nowhere must be seen, whatever it says.")]
    [TestCase("Up", "/backupServers/1?format=Entity", true)]
    [TestCase("Create", "/jobs/1/includes", false)]
    [TestCase("Related", "/jobs/1?action=start", false)]
    [TestCase("Down", "/sessionMngr", false, Description = "Its page has POST only.")]
    public async Task A_link_to_something_to_read_is_followed_whether_a_page_describes_it_or_not(string rel, string path, bool followed)
    {
        var body = $"""<Job xmlns="http://www.veeam.com/ent/v1.0" Href="https://em/api/jobs/1"><Links><Link Rel="{rel}" Href="https://em/api{path}"/></Links></Job>""";
        var answer = new Answer(Answered(body), ApiRepresentation.Mapping);

        ReadableLinks.Of(answer, Each, await ContractFiles.ContractAsync()).Should().HaveCount(followed ? 1 : 0);
    }

    [Test]
    public async Task A_link_out_of_the_API_is_not_followed()
    {
        var answer = new Answer(Answered("""<Job xmlns="http://www.veeam.com/ent/v1.0"><Links><Link Rel="Down" Href="https://elsewhere/jobs/1"/></Links></Job>"""), ApiRepresentation.Mapping);

        ReadableLinks.Of(answer, Each, await ContractFiles.ContractAsync()).Should().BeEmpty();
    }

    private static Exchange Answered(string body) => new(
        "v", "s", new SentRequest("GET", "https://em/api/jobs/1", [], default),
        new ReceivedResponse("HTTP/1.1", 200, "OK", [new("Content-Type", "application/xml")], Encoding.UTF8.GetBytes(body), BodyFraming.ContentLength),
        null, default, default, default);
}
