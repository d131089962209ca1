namespace Conformance.Core.Scenarios;

/// <summary>One thing that varies.</summary>
/// <param name="Name">The axis's name, by which templates and conditions use it.</param>
/// <param name="Values">Its values in file order; at least two.</param>
public sealed record Axis(string Name, IReadOnlyList<AxisValue> Values);

/// <summary>One value of an axis.</summary>
/// <param name="Name">The short name that stands in variant ids and conditions.</param>
/// <param name="Text">The text that templates get.</param>
public sealed record AxisValue(string Name, string Text);
