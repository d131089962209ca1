using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Results;

/// <summary>One shape of difference is one group, whatever member, type or format shows it.</summary>
public sealed class FindingGroupTests
{
    private static readonly Violation Unknown = new(ViolationKind.WrongValue, "State", "one of Success, Failed", "\"Finished\"", "/Tasks/Task[1]/State");

    [Test]
    public void The_same_shape_of_other_members_values_and_variants_is_one_group() =>
        Groups(Finding(Unknown), Finding(Unknown with { Expected = "one of Working", Actual = "\"Over\"", Path = "/Tasks/3/state" }, "b"))
            .Should().ContainSingle().Which.Actuals.Should().Equal("\"Finished\"", "\"Over\"");

    [Test]
    public void Another_subject_kind_requirement_or_status_is_another_group() =>
        Groups(
            Finding(Unknown), Finding(Unknown with { Subject = "Result" }), Finding(Unknown with { Kind = ViolationKind.WrongType }),
            Finding(Unknown) with { Requirement = Requirement("REP-007") },
            Finding(new Violation(ViolationKind.WrongStatus, "status", "status 200", "status 404")), Finding(new Violation(ViolationKind.WrongStatus, "status", "status 200", "status 500")))
            .Should().HaveCount(6);

    private static Requirement Requirement(string id) => new(id, "A value is one of its list.", RequirementLevel.Documented, "HC:page", "shape", null, false, new DataPlace("requirements.yaml", 1, 1));

    private static Finding Finding(Violation violation, string variant = "a") => new(Requirement("REP-008"), variant, "get", violation, new DataPlace("a.yaml", 1, 1));

    private static IReadOnlyList<FindingGroup> Groups(params Finding[] findings) => FindingGroup.Of(findings, (variant, step) => new Exchange(variant, step, new SentRequest("GET", "https://127.0.0.1/api/jobs", [], default), null, null, default, null, default));
}
