using NUnit.Framework;

// Most fixtures wait for sockets and processes; two cores finish them sooner side by side. What measures memory runs alone.
[assembly: Parallelizable(ParallelScope.Fixtures)]
