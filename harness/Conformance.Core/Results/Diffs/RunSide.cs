using Conformance.Core.Exchanges;

namespace Conformance.Core.Results.Diffs;

/// <summary>One of two runs that are compared.</summary>
/// <param name="Name">What the user calls it: the archive's file.</param>
/// <param name="Result">Its verdict, judged by the same rules as the other's.</param>
/// <param name="Exchanges">What it was judged from.</param>
public sealed record RunSide(string Name, RunResult Result, IExchangeCollection Exchanges);
