using Conformance.Benchmarks;
using Conformance.Benchmarks.Compare;
using Conformance.Benchmarks.Depths;
using Conformance.Benchmarks.Peers;

// peers, growth, bodies, suite, depths, slow and shelf start the program as a user does; compare … and sessions … are the
// comparer's; suite is the whole suite; replay [REQUESTS], or nothing, is the transport beside HttpClient.
return CompareVerb.TryRun(args, Console.Out) || await SuiteWallTime.TryRunAsync(args) || await DepthCatch.TryRunAsync(args) || await SlowTargets.TryRunAsync(args) || await BesidePeers.TryRunAsync(args)
    || await VariantGrowth.TryRunAsync(args) || await BodyGrowth.TryRunAsync(args) || await ShelfFigures.TryRunAsync(args) ? 0
    : await ReplayAgainstHttpClient.RunAsync(args is ["replay", ..] ? args[1..] : args);
