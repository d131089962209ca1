using Conformance.Benchmarks;
using Conformance.Benchmarks.Compare;

// compare … and sessions … are the comparer's; suite is the whole suite; replay [REQUESTS], or nothing, is the transport beside HttpClient.
return CompareVerb.TryRun(args, Console.Out) || await SuiteWallTime.TryRunAsync(args) ? 0
    : await ReplayAgainstHttpClient.RunAsync(args is ["replay", ..] ? args[1..] : args);
