using System.Text;
using Conformance.Core.Judging;
using Conformance.Documents;
using Conformance.Harness.Tests.Contract;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Judging;

public sealed class BodyRootsTests
{
    [TestCase("""{"ObjectInJobs":[]}""", "ObjectsInJob", true)]
    [TestCase("""{"objectInJobs":[]}""", "ObjectsInJob", true)]
    [TestCase("""{"ObjectsInJob":[]}""", "ObjectsInJob", true, Description = "No page shows this list in JSON; others are called as their root.")]
    [TestCase("""{"ObjectInJobs":[]}""", "ObjectsInAgentBackupJob", false)]
    [TestCase("""{"Jobs":[]}""", "ObjectsInJob", false)]
    [TestCase("""{"Type":"Credentials","Id":"1"}""", "CredentialsInfo", true)]
    [TestCase("""<ObjectInJobs xmlns="http://www.veeam.com/ent/v1.0"/>""", "ObjectsInJob", false, Description = "XML names its root.")]
    public async Task A_list_in_JSON_has_the_name_of_its_elements_or_of_its_root(string text, string root, bool expected)
    {
        var contract = await ContractFiles.ContractAsync();
        var bytes = Encoding.UTF8.GetBytes(text);
        var document = text[0] == '<' ? XmlDocuments.Read(bytes, DocumentLimits.Default) : JsonDocuments.Read(bytes, DocumentLimits.Default);

        AnswerBody.Of(document, contract.Json).HasRoot(root, contract).Should().Be(expected);
    }
}
