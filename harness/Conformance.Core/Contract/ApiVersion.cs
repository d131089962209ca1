namespace Conformance.Core.Contract;

/// <summary>A version of the API.</summary>
/// <param name="Name">The name in URLs, as in <c>v1_7</c>.</param>
/// <param name="Status">The documentation's word: Supported or Deprecated.</param>
/// <param name="Products">The product versions that came with it, as in <c>12-13</c>.</param>
public sealed record ApiVersion(string Name, string Status, string Products);
