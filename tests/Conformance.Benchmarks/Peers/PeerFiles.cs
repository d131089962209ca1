using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Conformance.Benchmarks.Peers;

/// <summary>The same requests with the same two checks (status 200, Content-Type application/xml) in each program's own
/// format.</summary>
internal static class PeerFiles
{
    /// <summary>A scenarios folder for <c>conform</c>.</summary>
    public static string Conform(string folder, int requests)
    {
        var scenarios = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"conform-{requests}"));
        Directory.CreateDirectory(Path.Combine(scenarios, "bench"));
        File.WriteAllText(
            Path.Combine(scenarios, "requirements.yaml"),
            """
            requirements:
              - { id: BEN-001, statement: The answer is 200., level: documented, source: benchmark }
              - { id: BEN-002, statement: The answer is XML., level: documented, source: benchmark }

            """);
        // An axis needs two values; a single request has none.
        var axis = requests == 1 ? "" : $"vary:\n  number: [{string.Join(", ", Enumerable.Range(1, requests).Select(number => $"\"{number}\""))}]\n";
        File.WriteAllText(
            Path.Combine(scenarios, "bench", "get.yaml"),
            $$"""
            scenario: bench/get
            title: The same request again and again
            steps:
              - { get: /replicaSessions, headers: { X-Number: "{{(requests == 1 ? "1" : "{number}")}}" }, auth: none }
            {{axis}}expect:
              - { requirement: BEN-001, status: 200 }
              - { requirement: BEN-002, media-type: xml }

            """);
        return scenarios;
    }

    /// <summary>A collection for Newman.</summary>
    public static string Newman(string folder, int requests, string url)
    {
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"newman-{requests}.json"));
        string[] checks =
        [
            "pm.test('status', () => pm.response.to.have.status(200));",
            "pm.test('type', () => pm.expect(pm.response.headers.get('Content-Type')).to.eql('application/xml'));",
        ];
        var items = Enumerable.Range(1, requests).Select(number => new
        {
            name = $"get {number}",
            request = new { method = "GET", url, header = new[] { new { key = "X-Number", value = $"{number}" } } },
            @event = new[] { new { listen = "test", script = new { exec = checks, type = "text/javascript" } } },
        });
        var schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
        File.WriteAllText(file, JsonSerializer.Serialize(new { info = new { name = "bench", schema }, item = items }));
        return file;
    }

    /// <summary>A request file for httpYac.</summary>
    public static string HttpYac(string folder, int requests, string url)
    {
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"httpyac-{requests}.http"));
        var text = new StringBuilder();
        for (var number = 1; number <= requests; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"###\nGET {url}\nX-Number: {number}\n\n?? status == 200\n?? header content-type == application/xml\n\n");
        }

        File.WriteAllText(file, text.ToString());
        return file;
    }
}
