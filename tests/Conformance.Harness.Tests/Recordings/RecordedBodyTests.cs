using System.Text;
using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Recordings;
using Conformance.Documents;
using Conformance.Documents.Compare;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Recordings;

/// <summary>What becomes of two answers to the same question.</summary>
public sealed class RecordedBodyTests
{
    [TestCase("2021-11-03T21:00:26.19Z", "2021-11-03T21:00:27Z", "${conform.instant}")]
    [TestCase("c20dae03-4f75-4191-ae81-862f4b7988ca", "f5bf1a4b-c229-452e-a4e8-0354e1752b4e", "${conform.uuid}")]
    [TestCase("urn:veeam:Job:c20dae03-4f75-4191-ae81-862f4b7988ca", "urn:veeam:Job:f5bf1a4b-c229-452e-a4e8-0354e1752b4e", "${conform.uid(Job)}")]
    [TestCase("42", "43", "${xmlunit.isNumber}")]
    [TestCase("Working", "Stopped", "${xmlunit.ignore}")]
    [TestCase("web01@2021-11-03 21:00:26", "web01@2021-11-03 21:00:27", @"${xmlunit.matchesRegex(^web01@2021-11-03\ 21:00:)}")]
    [TestCase("https://one/api/jobs/1?format=Entity", "https://two/api/jobs/2?format=Entity", "${conform.url(/api/jobs/*)}")]
    [TestCase("https://one/api/jobs/1/includes", "https://two/api/jobs/2/includes", "${conform.url(/api/jobs/*/includes)}")]
    public void A_value_that_differs_becomes_a_placeholder_of_its_type(string first, string second, string placeholder)
    {
        var body = Recorded($"<Job><Value>{first}</Value></Job>", $"<Job><Value>{second}</Value></Job>", Replacements.None);

        body.Text.Should().Contain($"<Value>{placeholder}</Value>");
        body.Holes.Should().Be(1);
        Accepts(body.Text!, $"<Job><Value>{second}</Value></Job>").Should().BeTrue();
    }

    [Test]
    public void A_member_that_only_one_answer_has_makes_no_fixture()
    {
        var body = Recorded("<Jobs><Job UID='1' /></Jobs>", "<Jobs><Job UID='1' /><Job UID='2' /></Jobs>", Replacements.None);

        body.Text.Should().BeNull();
        body.Change.Should().NotBeNullOrEmpty();
    }

    [Test]
    public void What_looks_like_a_placeholder_on_the_wire_stays_the_text_that_it_is()
    {
        const string Wire = "<Job><Value>${conform.uuid}</Value></Job>";

        var body = Recorded(Wire, Wire, Replacements.None);

        Accepts(body.Text!, Wire).Should().BeTrue();
        Accepts(body.Text!, "<Job><Value>c20dae03-4f75-4191-ae81-862f4b7988ca</Value></Job>").Should().BeFalse();
    }

    [Test]
    public void A_replaced_name_may_be_any_but_what_stands_around_it_counts()
    {
        var body = Recorded("<Job><Value>{backup01} of ACME)}</Value></Job>", "<Job><Value>{backup01} of ACME)}</Value></Job>", new Replacements([("acme", "Customer")]));

        body.Text.Should().NotContain("ACME");
        Accepts(body.Text!, "<Job><Value>{backup01} of ACME)}</Value></Job>").Should().BeTrue();
        Accepts(body.Text!, "<Job><Value>{backup02} of ACME)}</Value></Job>").Should().BeFalse();
    }

    private static RecordedBody Recorded(string first, string second, Replacements replacements) =>
        RecordedBody.Of(new Recording("/jobs", "absent", Answer(first), Answer(second)), replacements);

    private static bool Accepts(string fixture, string actual) => Comparer.Compare(
        XmlDocuments.Read(Encoding.UTF8.GetBytes(fixture), DocumentLimits.Default), Answer(actual).Document!, ApiRepresentation.Options).AreSame;

    private static Answer Answer(string xml) => new(
        new Exchange(
            "v", "s", new SentRequest("GET", "https://h/api/jobs", [], default),
            new ReceivedResponse("HTTP/1.1", 200, "OK", [new HeaderField("Content-Type", "application/xml")], Encoding.UTF8.GetBytes(xml), BodyFraming.ContentLength),
            null, DateTimeOffset.UnixEpoch, null, TimeSpan.Zero),
        ApiRepresentation.Mapping);
}
