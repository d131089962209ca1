namespace Conformance;

/// <summary>The whole suite against the target that the parameters or the variables CONFORM_… name.</summary>
[global::NUnit.Framework.TestFixture]
public sealed class ConformanceSuite : global::Conformance.NUnit.ConformanceTests;
