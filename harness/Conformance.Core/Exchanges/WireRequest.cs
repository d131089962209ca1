namespace Conformance.Core.Exchanges;

/// <summary>
/// Stands for one request that went out, whoever reads its answer: exchanges of several variants that hold the same one are what
/// one request
/// brought.
/// </summary>
public sealed class WireRequest;
