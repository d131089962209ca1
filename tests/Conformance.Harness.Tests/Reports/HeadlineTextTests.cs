using Conformance.Core.Judging;
using Conformance.Core.Reports;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Reports;

/// <summary>One line says what was found.</summary>
public sealed class HeadlineTextTests
{
    [TestCase(ViolationKind.WrongStatus, "status", "status 200", "status 404 Not Found", "status 404 Not Found, not status 200")]
    [TestCase(ViolationKind.Missing, "link Up to BackupServerReference", "a link", "no links", "link Up to BackupServerReference is missing")]
    [TestCase(ViolationKind.Unexpected, "body", "no body", "a body of 3 bytes", "body is there and must not be")]
    [TestCase(ViolationKind.WrongValue, "State", "one of Success, Warning (HC:x)", "\"Finished\"", "State is \"Finished\", not one of Success, …")]
    [TestCase(ViolationKind.WrongValue, "PageNum", "PageNum 2", "1", "PageNum is 1, not PageNum 2")]
    [TestCase(ViolationKind.WrongType, "EndTimeUTC", "an instant", "\"soon\"", "EndTimeUTC is \"soon\", which is not of its type")]
    [TestCase(ViolationKind.WrongBody, "JSON", "a body of Content-Type application/json", "Content-Type text/xml", "Content-Type text/xml in the place of a body of Content-Type application/json")]
    [TestCase(ViolationKind.Unreadable, "body", "a body", "an end", "the body cannot be read")]
    [TestCase(ViolationKind.WrongOrder, "State", "a", "b", "State in the wrong order")]
    [TestCase(ViolationKind.Repeated, "Href", "a", "b", "Href more than once")]
    [TestCase(ViolationKind.Differs, "State", "a", "b", "State differs")]
    public void A_headline_says_what_was_found(ViolationKind kind, string subject, string expected, string actual, string headline) =>
        HeadlineText.Of(new Violation(kind, subject, expected, actual)).Should().Be(headline);
}
