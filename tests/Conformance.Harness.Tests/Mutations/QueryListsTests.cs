using System.Text;
using Conformance.Core.Contract;
using Conformance.Core.Mutations.Editing;
using Conformance.Documents;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Mutations;

/// <summary>Where the members of a query's result stand, so that they can be mutated one by one.</summary>
public sealed class QueryListsTests
{
    private const string Job = """{"UID":"urn:veeam:Job:1","Links":[{"Href":"https://em/api/jobs"}]}""";

    [TestCase("""{"Refs":{"Refs":[JOB]},"Entities":null,"PagingInfo":{"Links":[]}}""", "/Refs/Refs")]
    [TestCase("""{"Refs":null,"Entities":{"Jobs":{"Jobs":[JOB]}},"PagingInfo":{"Links":[]}}""", "/Entities/Jobs/Jobs")]
    [TestCase("""{"refs":{"refs":[JOB]},"pagingInfo":{"links":[]}}""", "/refs/refs")]
    public void The_innermost_json_list_holds_them(string body, string place) =>
        Places(body.Replace("JOB", Job, StringComparison.Ordinal), DocumentFormat.Json).Should().Equal(place);

    [TestCase("<QueryResult><Refs><Ref UID='1'/></Refs><PagingInfo/></QueryResult>", "/QueryResult[1]/Refs[1]")]
    [TestCase("<QueryResult><Entities><Jobs><Job UID='1'><Links/></Job></Jobs></Entities><PagingInfo/></QueryResult>", "/QueryResult[1]/Entities[1]/Jobs[1]")]
    public void The_element_of_the_type_holds_them(string body, string place) => Places(body, DocumentFormat.Xml).Should().Equal(place);

    [TestCase("""{"Refs":null,"Entities":{"Jobs":{"Jobs":[]}},"PagingInfo":{"Links":[]}}""")]
    public void A_json_list_without_members_is_none(string body) => Places(body, DocumentFormat.Json).Should().BeEmpty();

    private static IEnumerable<string> Places(string body, DocumentFormat format) =>
        Site.QueryLists(BodyTree.Read(Encoding.UTF8.GetBytes(body), format, ApiRepresentation.Mapping).Root).Select(list => list.Place);
}
