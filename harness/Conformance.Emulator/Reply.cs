using System.Collections.Immutable;
using Conformance.Core.Exchanges;
using Conformance.Emulator.Answers;
using Conformance.Emulator.Queries;

namespace Conformance.Emulator;

/// <summary>What a request is answered with, before hooks and writing.</summary>
/// <param name="Outcome">What became of the request.</param>
/// <param name="Status">The status code.</param>
/// <param name="Body">The body; null for none.</param>
internal sealed record Reply(Outcome Outcome, int Status, Element? Body)
{
    /// <summary>The query that is answered; null for every other request.</summary>
    public Query? Query { get; init; }

    /// <summary>Header fields besides those of the body.</summary>
    public ImmutableList<HeaderField> Headers { get; init; } = [];

    /// <summary>The reply with a further header field.</summary>
    public Reply With(string name, string value) => this with { Headers = Headers.Add(new HeaderField(name, value)) };
}
