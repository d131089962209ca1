using Conformance.Benchmarks.Compare;

if (CompareVerb.TryRun(args, Console.Out))
{
    return 0;
}

await Console.Error.WriteLineAsync("usage: compare [MEMBERS] | sessions FILE MEMBERS [json] [shuffled] [rewritten] [planted]");
return 2;
