return await Conformance.Benchmarks.ReplayAgainstHttpClient.RunAsync(args);
