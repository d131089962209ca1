using Conformance.Core.Contract;
using Conformance.Documents.Compare;
using Conformance.Harness.Tests.Documents;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Compare;

[TestFixture]
public sealed class InformationTests
{
    [TestCase("<A xmlns='v' Name='n'><Links><Link Rel='Up'/></Links></A>", "{Links:[{Rel:Up}],Name:n}")]
    [TestCase("""{"Links":[{"Rel":"Up","Type":null}],"Name":"n"}""", "{Links:[{Rel:Up}],Name:n}")]
    [TestCase("""{"links":[{"rel":"Up"}],"name":"n","uid":"u"}""", "{Links:[{Rel:Up}],Name:n,UID:u}")]
    [TestCase("<ReplicaTaskSessions><ReplicaTaskSession UID='u'/></ReplicaTaskSessions>", "{ReplicaTaskSessions:[{UID:u}]}")]
    [TestCase("<EntityReferences><Ref UID='u'/></EntityReferences>", "{Refs:[{UID:u}]}")]
    [TestCase("<QueryResult><Refs><Ref UID='u'/></Refs></QueryResult>", "{Refs:{Refs:[{UID:u}]}}")]
    [TestCase("<Q><Entities><Jobs><Job UID='u'/></Jobs></Entities></Q>", "{Entities:{Jobs:{Jobs:[{UID:u}]}}}")]
    [TestCase("<J><Schedule><Day Name='Sunday'>1,1</Day></Schedule></J>", "{Schedule:{Days:[{Name:Sunday,Value:1,1}]}}")]
    [TestCase("<J><RetrySpecified>true</RetrySpecified></J>", "{RetrySpecified:true}")]
    [TestCase("""{"RetrySpecified1":true}""", "{RetrySpecified:true}")]
    [TestCase("<J><IncludedIndexingFolders><Path>/a</Path></IncludedIndexingFolders></J>", "{IncludedIndexingFolders:[/a]}")]
    [TestCase("<J><OptionsDaily Enabled='true'><Days>Sunday</Days></OptionsDaily></J>", "{OptionsDaily:{Days:[Sunday],Enabled:true}}")]
    [TestCase("<J xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><A xsi:nil='true'/><B/></J>", "{B:}")]
    [TestCase("<Repositories/>", "{}")]
    public void A_body_has_its_information(string body, string expected) =>
        Show(Information.Of(Bodies.Any(body), ApiRepresentation.Mapping)).Should().Be(expected);

    [TestCase("Repository", "Repositories")]
    [TestCase("Day", "Days")]
    [TestCase("Months", "Months")]
    [TestCase("Replica", "Replicas")]
    public void Plurals_follow_spelling_or_data(string item, string plural) =>
        ApiRepresentation.Mapping.Plural(item).Should().Be(plural);

    [TestCase("""{"Links":null,"Name":1}""", Dialect.Em12)]
    [TestCase("""{"links":null,"uid":1}""", Dialect.Em13)]
    public void A_body_shows_its_dialect(string body, Dialect dialect) => Dialects.Of(Bodies.Json(body)).Should().Be(dialect);

    [TestCase("ObjectsInJob", "a list named by the element that holds it")]
    [TestCase("ObjectInJobs", "a list named by its items")]
    public void A_list_may_be_named_either_way_where_no_page_says_which(string name, string because) =>
        Comparer.Compare(Bodies.Any("<ObjectsInJob><ObjectInJob Name='a'/></ObjectsInJob>"), Bodies.Any($$"""{"{{name}}":[{"Name":"a"}]}"""), ApiRepresentation.Options)
            .AreSame.Should().BeTrue(because);

    [TestCase("<A><New><Path>a</Path></New></A>", """{"New":["a"]}""", true)]
    [TestCase("<A><New><Path>a</Path><Path>b</Path></New></A>", """{"New":["a","b"]}""", true)]
    [TestCase("<A><New><Path>a</Path></New></A>", """{"New":["b"]}""", false)]
    [TestCase("<A><New><Path>a</Path><Path>b</Path></New></A>", """{"New":["a"]}""", false)]
    [TestCase("<A><New><Path>a</Path></New></A>", """{"New":[{"Path":"a"}]}""", true)]
    [TestCase("<A><New><Path>a</Path></New></A>", """{"New":[{"Other":"a"}]}""", false)]
    public void An_element_that_is_not_known_may_be_a_list_or_the_wrapper_of_one(string xml, string json, bool same) =>
        Comparer.Compare(Bodies.Any(xml), Bodies.Any(json), ApiRepresentation.Options).AreSame.Should().Be(same);

    [Test]
    public void A_list_under_another_name_is_a_difference() =>
        Comparer.Compare(Bodies.Any("<ObjectsInJob><ObjectInJob Name='a'/></ObjectsInJob>"), Bodies.Any("""{"Jobs":[{"Name":"a"}]}"""), ApiRepresentation.Options)
            .AreSame.Should().BeFalse();

    private static string Show(InformationNode node) => node switch
    {
        InformationValue value => value.Text,
        InformationList list => "[" + string.Join(',', list.Items.Select(Show)) + "]",
        InformationObject entity => "{" + string.Join(',', entity.Members.Select(member => member.Name + ":" + Show(member.Value))) + "}",
        _ => throw new InvalidOperationException(node.GetType().Name),
    };
}
