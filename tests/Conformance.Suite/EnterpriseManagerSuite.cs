using Conformance.NUnit;
using NUnit.Framework;

namespace Conformance.Suite;

/// <summary>The whole suite against the target that the runsettings name.</summary>
[TestFixture]
public sealed class EnterpriseManagerSuite : ConformanceTests;
