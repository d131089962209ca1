using System.Diagnostics;
using System.Globalization;
using Conformance.Core.Exchanges;
using Conformance.Replay.Redaction;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;

namespace Conformance.Benchmarks;

/// <summary>
/// Exchanges per second beside a bare HttpClient loop, same server, same parallelism, same process: once as the transport alone,
/// once
/// with redaction as a run does it. The two sides take turns; the best of the rounds counts, because only noise makes it slower.
/// </summary>
internal static class ReplayAgainstHttpClient
{
    private const int Rounds = 5;

    /// <summary>Prints a table; arguments: requests per round (default 20000).</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var requests = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20_000;
        Console.WriteLine("body bytes  parallel  HttpClient/s  transport/s  ratio  with redaction/s  ratio  alloc/exchange HttpClient  transport");
        foreach (var bodyBytes in new[] { 1024, 65_536 })
        {
            foreach (var parallel in new[] { 1, 4, 16 })
            {
                await CompareAsync(bodyBytes, parallel, bodyBytes > 10_000 ? requests / 4 : requests);
            }
        }

        return 0;
    }

    private static async Task CompareAsync(int bodyBytes, int parallel, int requests)
    {
        await using var server = new FastServer(bodyBytes);
        var url = server.Url + "/replicaSessions";
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, MaxConnectionsPerServer = parallel };
        using var client = new HttpClient(handler);
        var target = TargetUrl.Parse(server.Url);
        await using var transport = new HttpTransport(new TransportOptions(target), TimeProvider.System);
        var recording = new RecordingTransport(transport, target, Secrets(), TimeProvider.System);
        var request = RequestToSend.Get(url, new HeaderField("Accept", "application/xml"), new HeaderField("X-RestSvcSessionId", "NDRjZmJkYmUtNWE5NS00MTU2LTg4NjctOTFmMDY5YjdjMmNj"));

        Side[] sides =
        [
            new(async () =>
            {
                using var message = new HttpRequestMessage(HttpMethod.Get, url);
                message.Headers.Add("Accept", "application/xml");
                message.Headers.Add("X-RestSvcSessionId", "NDRjZmJkYmUtNWE5NS00MTU2LTg4NjctOTFmMDY5YjdjMmNj");
                using var response = await client.SendAsync(message);
                Check((await response.Content.ReadAsByteArrayAsync()).Length == bodyBytes);
            }),
            new(async () => Check((await transport.SendAsync(request, default)).Response?.Body.Length == bodyBytes)),
            new(async () => Check((await recording.SendAsync("v", "1", request, default)).Kept.Response?.Body.Length == bodyBytes)),
        ];
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var side in sides)
            {
                await side.RunAsync(requests, parallel);
            }
        }

        var (http, bare, full) = (sides[0], sides[1], sides[2]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{bodyBytes,10}  {parallel,8}  {http.Best,12:0}  {bare.Best,11:0}  {bare.Best / http.Best,5:0.00}  {full.Best,16:0}  {full.Best / http.Best,5:0.00}  {http.Allocated,25:0}  {bare.Allocated,9:0}"));
    }

    private static Redactor Secrets()
    {
        var redactor = new Redactor();
        redactor.AddPassword("admin", "correct horse battery staple");
        redactor.LearnToken("NDRjZmJkYmUtNWE5NS00MTU2LTg4NjctOTFmMDY5YjdjMmNj");
        return redactor;
    }

    private static void Check(bool isWhole)
    {
        if (!isWhole)
        {
            throw new InvalidOperationException("A response was not whole: the measurement means nothing.");
        }
    }

    private sealed class Side(Func<Task> exchange)
    {
        /// <summary>Exchanges per second of the best round.</summary>
        public double Best { get; private set; }

        /// <summary>Bytes allocated per exchange in the last round, server included.</summary>
        public double Allocated { get; private set; }

        public async Task RunAsync(int requests, int parallel)
        {
            var left = requests;
            var before = GC.GetTotalAllocatedBytes();
            var start = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, parallel).Select(_ => Task.Run(async () =>
            {
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    await exchange();
                }
            })));
            Best = Math.Max(Best, requests / Stopwatch.GetElapsedTime(start).TotalSeconds);
            Allocated = (GC.GetTotalAllocatedBytes() - before) / (double)requests;
        }
    }
}
