namespace Conformance.Core.Exchanges;

/// <summary>
/// Stands for one request that went out, whoever reads its answer: exchanges of several variants with the same one, by reference, are what one
/// request brought. All are equal to each other, so that two exchanges with the same content are.
/// </summary>
public sealed class WireRequest : IEquatable<WireRequest>
{
    /// <inheritdoc/>
    public bool Equals(WireRequest? other) => other is not null;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is WireRequest;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
