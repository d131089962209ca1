using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Checks;

/// <summary>What has ended by its State shows when, where the contract knows an end.</summary>
public sealed record EndedCheck : ShapeCheck
{
    private const string End = "EndTimeUTC";

    private static readonly string[] Ended = ["Stopped", "Completed"];

    /// <inheritdoc/>
    protected override IEnumerable<Violation>? Judge(ResourceView view, Resource resource, ApiContract contract) =>
        view.IsReference || resource.Element(End) is not { } rule || view.Text("State") is not { } state || !Ended.Contains(state) ? null
            : string.IsNullOrEmpty(view.Text(End))
                ? [new Violation(ViolationKind.Missing, $"{End} with State {state}", $"{End} with State {state} ({rule.Source})", $"no {End}", view.Path)]
                : [];
}
