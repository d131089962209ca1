using Conformance.Benchmarks.Compare;

return CompareVerb.TryRun(args, Console.Out) ? 0 : await Conformance.Benchmarks.ReplayAgainstHttpClient.RunAsync(args);
