using Conformance.Core.Scenarios;
using Conformance.DataFiles;
using FluentAssertions;
using NUnit.Framework;
using static Conformance.Harness.Tests.Documentation.MadeUpPages;

namespace Conformance.Harness.Tests.Documentation;

/// <summary>The lists that hold for the whole API, the pages that requirements name, and the links that every example
/// shows.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PageListTests
{
    [TestCase("404 | All | Not Found | Error | None.", null)]
    [TestCase("404 | PUT | Not Found | Error | None.", "status 404: PUT, not All")]
    [TestCase("418 | All | Teapot | Error | None.", "status 418: All, not no such status")]
    public async Task The_statuses_are_compared(string row, string? told) => (await CompareAsync(Page(
        "codes", "Codes", "Error operation statuses",
            Table("Code | Applies to HTTP Method | Description | Response Body Content | Details", row)))).Told()
        .Should().Equal(told is null ? [] : [told]);

    [TestCase("1.7 | Supported | 12 | x", null)]
    [TestCase("1.5 | Supported | 10 | x", "version 1.5: Supported, not Deprecated")]
    [TestCase("9.9 | Supported | 99 | x", "version 9.9: Supported, not no such version")]
    [TestCase("1.1 | Not supported | 8 | x", null)]
    public async Task The_versions_are_compared(string row, string? told) => (await CompareAsync(Page(
        "versions", "Versions", Table("REST API Version | Support Status | Product | URL", row)))).Told().Should()
            .Equal(told is null ? [] : [told]);

    [TestCase("Task | <xs:element name=\"Task\" />", null)]
    [TestCase("TaskList | <xs:element name=\"Tasks\" />", null)]
    [TestCase("Errand | <xs:element name=\"Task\" />", "link type Errand: Task, not Task has the type Task")]
    public async Task The_types_of_links_are_compared(string row, string? told) => (await CompareAsync(Page(
        "types", "Types", Table("Link Type | XML Schema Element", row)))).Told().Should().Equal(told is null ? [] : [told]);

    [TestCase("* Job", "* Task", null)]
    [TestCase("* Task", "* Job",
        "resource type Task: a key resource, not no key resource; resource type Job: no key resource, not a key resource")]
    public async Task The_lists_of_resources_are_compared(string key, string other, string? told) =>
        string.Join("; ", (await CompareAsync(Page(
        "kinds", "Kinds", " Key Resources", Code(key), " Other Resources", Code(other)))).Told()).Should().Be(told ?? "");

    [TestCase("An answer has the status 418.", "requirement TST-001 418")]
    [TestCase("An answer has the status 200.", null)]
    [TestCase("An answer has the field X-Mood.", "requirement TST-001 X-Mood")]
    public async Task What_a_requirement_demands_stands_on_its_page(string statement, string? subject)
    {
        var compared = await CompareAsync([], [Requirement(statement, "HC:tea")],
            Page("tea", "Tea", "A pot is answered with 200."));
        compared.Unexplained.Select(fact => fact.Subject).Should().Equal(subject is null ? [] : [subject]);
    }

    [TestCase("HC:coffee", "requirement TST-001: no such page, not its source")]
    [TestCase("hearsay", "requirement: names no page, not documented")]
    public async Task A_requirement_names_a_page_that_is_there(string source, string told) =>
        (await CompareAsync([], [Requirement("It is warm.", source)], Page("tea", "Tea"))).Told().Should().Equal(told);

    [Test]
    public async Task A_link_that_every_example_shows_is_asked_for_or_told()
    {
        var compared = await CompareAsync(Page("pots", "Pots", "Example", Code(
            "<SystemSession xmlns=\"http://www.veeam.com/ent/v1.0\" Type=\"SystemSession\" Name=\"a\" "
            + "UID=\"urn:veeam:SystemSession:3a1c7f0e-0b1d-4c6e-9d53-0a8d1f6b7c21\" "
            + "Href=\"https://h:1/api/systemSessions/3a1c7f0e-0b1d-4c6e-9d53-0a8d1f6b7c21?format=Entity\"><Links>"
            + "<Link Rel=\"Alternate\" Type=\"BackupJobSessionReference\" Name=\"a\" "
            + "Href=\"https://h:1/api/systemSessions/3a1c7f0e-0b1d-4c6e-9d53-0a8d1f6b7c21\" />"
            + "</Links></SystemSession>")));
        compared.Told().Should().Contain(
            "presence of SystemSession Alternate /systemSessions/{ID}: in 1 of 1 representations, not may be lacking")
            .And.Contain(
                "presence of SystemSession Down /systemSessions/{ID}/events: in 0 of 1 representations, not always there");
    }

    private static Requirement Requirement(string statement, string source) =>
        new("TST-001", statement, RequirementLevel.Documented, source, "test", null, false,
            new DataPlace("requirements.yaml", 1, 1));
}
