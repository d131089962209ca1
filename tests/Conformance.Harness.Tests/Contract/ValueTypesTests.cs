using Conformance.Core.Contract;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Contract;

[TestFixture]
public sealed class ValueTypesTests
{
    [TestCase("instant", "2021-11-03T21:00:26.19Z")]
    [TestCase("instant", "2021-11-03T21:00:26Z")]
    [TestCase("instant", "2021-11-03T21:00:26.1234567Z")]
    [TestCase("moment", "2021-11-03T23:00:26.19+02:00")]
    [TestCase("time", "22:00:00.0000000+01:00")]
    [TestCase("time", "2019-10-23T22:00:00+02:00")]
    [TestCase("uid(ReplicaTaskSession)", "urn:veeam:ReplicaTaskSession:c20dae03-4f75-4191-ae81-862f4b7988ca")]
    [TestCase("long", "17179869184")]
    [TestCase("ushort", "65535")]
    [TestCase("bool", "true")]
    [TestCase("version", "13.0.1.1071")]
    [TestCase("href", "https://enterprise06.tech.local:9398/api/jobs?format=Entity")]
    [TestCase("percent", "0")]
    [TestCase("string", "")]
    public void A_text_of_the_type_is_accepted(string type, string text) => ValueTypes.Check(type, text).Should().BeNull();

    [TestCase("instant", "2021-11-03T21:00:26.19")]
    [TestCase("instant", "2021-11-03T21:00:26.19+00:00")]
    [TestCase("instant", "2021-11-03T21:00:26.12345678Z")]
    [TestCase("instant", "2021-02-30T21:00:26Z")]
    [TestCase("moment", "2021-11-03T21:00:26.19")]
    [TestCase("time", "25:00:00")]
    [TestCase("uid(ReplicaTaskSession)", "urn:veeam:ReplicaJobSession:c20dae03-4f75-4191-ae81-862f4b7988ca")]
    [TestCase("uid(Job)", "urn:veeam:JobX:c20dae03-4f75-4191-ae81-862f4b7988ca")]
    [TestCase("uid(Job)", "urn:veeam:Job:c20dae03")]
    [TestCase("long", "17179869184.0")]
    [TestCase("int", "17179869184")]
    [TestCase("ushort", "65536")]
    [TestCase("bool", "True")]
    [TestCase("version", "13")]
    [TestCase("href", "/api/jobs")]
    [TestCase("percent", "101")]
    [TestCase("text", "")]
    public void A_text_of_another_type_is_refused_with_what_is_expected(string type, string text) =>
        ValueTypes.Check(type, text).Should().NotBeNullOrEmpty();

    [Test]
    public void An_unknown_type_is_a_fault_of_the_caller() =>
        FluentActions.Invoking(() => ValueTypes.Check("instnat", "")).Should().Throw<ArgumentException>().WithMessage("*Did you mean \"instant\"?*");
}
