using Conformance.Documents.Compare;
using Conformance.Documents;

namespace Conformance.Core.Judging;

/// <summary>An expected body.</summary>
/// <param name="Name">The name by which scenarios use it: the path below fixtures/bodies without its extension.</param>
/// <param name="Path">The file's path, for messages.</param>
/// <param name="Document">The body; XML is compared with JSON answers too, by the documented mapping.</param>
public sealed record Fixture(string Name, string Path, Document Document)
{
    /// <summary>The file's bytes, for reports.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The rules in the file beside it, <c>NAME.rules.yaml</c>; empty if there is none.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];
}
