using System.Collections.Immutable;
using Conformance.Core.Exchanges;

namespace Conformance.Emulator;

/// <summary>An answer before it goes out.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Headers">The header fields in order; the host adds <c>Date</c>, and <c>Content-Length</c> unless the style is
/// chunked.</param>
/// <param name="Body">The body; empty for none, or if it comes in <see cref="Chunks"/>.</param>
public sealed record EmulatorResponse(int Status, ImmutableList<HeaderField> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>A body that is made while it is sent; null for none. Each chunk holds until the next is asked for.</summary>
    public IEnumerable<ReadOnlyMemory<byte>>? Chunks { get; init; }

    /// <summary>The answer with a header field in place of those of the same name.</summary>
    public EmulatorResponse With(string name, string value) => this with { Headers = Without(name).Headers.Add(new HeaderField(name, value)) };

    /// <summary>The answer without the header fields of this name.</summary>
    public EmulatorResponse Without(string name) =>
        this with { Headers = Headers.RemoveAll(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) };
}
