using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Conformance.Emulator;
using Conformance.Harness.Tests.Contract;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Emulator;

/// <summary>JSON has many of a kind under the name of their element and s, whatever XML calls its root.</summary>
[TestFixture]
public sealed class ListNameTests
{
    [Test]
    public async Task Each_list_that_links_lead_to_has_the_name_of_its_element_and_s()
    {
        var contract = await ContractFiles.ContractAsync();
        await using var emulator = await RunningEmulator.StartAsync();
        var inXml = await Crawl.AllAsync(emulator, "application/xml");
        var (token, _) = await emulator.LogOnAsync();
        var seen = new HashSet<string>(StringComparer.Ordinal);

        foreach (var (url, (_, body)) in inXml.Where(page => page.Value.Status == HttpStatusCode.OK && contract.MatchHref(page.Key)?.Operation.IsList == true))
        {
            var root = XDocument.Parse(body).Root!;
            if (root.Elements().FirstOrDefault()?.Name.LocalName is { } element && seen.Add(element))
            {
                var json = await emulator.JsonAsync(url[emulator.Server.BaseUrl.Length..], token);
                json.EnumerateObject().Single().Name.Should().Be(Many(element), url);
            }
        }

        seen.Should().HaveCountGreaterThan(30).And.Contain("ObjectInJob").And.Contain("Ref").And.Contain("CredentialsInfo");
    }

    [TestCase(EmulatorDialect.Em12, "ObjectInJobs")]
    [TestCase(EmulatorDialect.Em13, "objectInJobs")]
    public async Task The_objects_of_a_job_stand_below_the_name_that_programs_read(EmulatorDialect dialect, string name)
    {
        await using var emulator = await RunningEmulator.StartAsync(options => options with { Dialect = dialect });
        var (token, _) = await emulator.LogOnAsync();
        var jobs = (await emulator.JsonAsync("/jobs?format=Entity", token)).EnumerateObject().Single().Value.EnumerateArray();
        var uids = jobs.Select(job => job.EnumerateObject().First(member => member.Name is "UID" or "uid").Value.GetString()!);

        var lists = new List<JsonElement>();
        foreach (var uid in uids)
        {
            lists.Add(await emulator.JsonAsync($"/jobs/{uid.Split(':')[^1]}/includes", token));
        }

        lists.Should().OnlyContain(list => list.EnumerateObject().Count() == 1 && list.EnumerateObject().First().Name == name);
    }

    [Test]
    public async Task A_query_has_its_list_below_the_root_of_that_list()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var (token, _) = await emulator.LogOnAsync();

        var result = await emulator.JsonAsync("/query?type=ObjectInJob", token);

        result.GetProperty("Resources").GetProperty("ObjectsInJob").GetProperty("ObjectInJobs").GetArrayLength().Should().BePositive();
    }

    /// <summary>As the pages have it: Refs, CloudTenants, ObjectInJobs; Days and Vlans have their s already.</summary>
    private static string Many(string element) => element.EndsWith('s') ? element
        : element.EndsWith('y') ? element[..^1] + "ies" : element + "s";
}
