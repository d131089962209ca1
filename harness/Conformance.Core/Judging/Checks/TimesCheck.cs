using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Checks;

/// <summary>Nothing ends before it was created.</summary>
public sealed record TimesCheck : ShapeCheck
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation>? Judge(ResourceView view, Resource resource, ApiContract contract) =>
        view.Text("CreationTimeUTC") is not { } begin || view.Text("EndTimeUTC") is not { } end
            || !ValueTypes.TryInstant(begin, out var created) || !ValueTypes.TryInstant(end, out var ended) ? null
        : ended >= created ? []
        : [new Violation($"EndTimeUTC not before CreationTimeUTC {begin}", $"EndTimeUTC {end}", view.Information["EndTimeUTC"]!.Source.Path.Text)];
}
