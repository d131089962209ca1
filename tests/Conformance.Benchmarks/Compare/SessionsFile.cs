using System.Globalization;
using System.Text;
using Conformance.Documents;

namespace Conformance.Benchmarks.Compare;

/// <summary>Writes collections of task sessions like the documented example, of any length. The same arguments give the same
/// bytes.</summary>
/// <param name="Count">How many sessions.</param>
/// <param name="Format">XML, or JSON in the dialect of EM 12.</param>
internal sealed record SessionsFile(int Count, DocumentFormat Format)
{
    /// <summary>Whether the sessions come in another order.</summary>
    public bool IsShuffled { get; init; }

    /// <summary>Whether everything is written in another lawful way: another prefix, another order of attributes or members,
    /// other white space.</summary>
    public bool IsRewritten { get; init; }

    /// <summary>Whether the last session has another state.</summary>
    public bool HasPlantedDifference { get; init; }

    /// <summary>Writes the file and gives its length in bytes.</summary>
    public long Write(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        using var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" };
        var order = new int[Count];
        for (var i = 0; i < Count; i++)
        {
            order[i] = i;
        }

        if (IsShuffled)
        {
#pragma warning disable CA5394 // The order guards nothing and must be repeatable.
            new Random(17).Shuffle(order);
#pragma warning restore CA5394
        }

        writer.Write(Head());
        for (var i = 0; i < Count; i++)
        {
            var n = order[i];
            var state = HasPlantedDifference && n == Count - 1 ? "InProgress" : "Completed";
            writer.Write(Format == DocumentFormat.Xml ? Xml(n, state) : (i == 0 ? "" : ",\n") + Json(n, state));
        }

        writer.Write(Format == DocumentFormat.Xml ? $"</{Prefix}ReplicaTaskSessions>\n" : "]}\n");
        writer.Flush();
        return file.Length;
    }

    private string Prefix => IsRewritten ? "v:" : "";

    private string Head() => Format == DocumentFormat.Json ? "{\"ReplicaTaskSessions\":[\n"
        : $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{Prefix}ReplicaTaskSessions xmlns{(IsRewritten ? ":v" : "")}=\"http://www.veeam.com/ent/v1.0\">\n";

    private static string Id(int seed, int n) => string.Create(CultureInfo.InvariantCulture, $"{(uint)(n * 2654435761):x8}-{seed:x4}-4191-ae81-{n:x12}");

    private string Xml(int n, string state)
    {
        var (id, session) = (Id(0x4f75, n), Id(0x1111, n / 50));
        var time = new DateTime(2025, 11, 3, 21, 0, 26, DateTimeKind.Utc).AddSeconds(n);
        var name = string.Create(CultureInfo.InvariantCulture, $"vm{n % 500}@{time:yyyy-MM-dd HH:mm:ss}");
        var (p, space) = (Prefix, IsRewritten ? "" : "   ");
        var href = $"Href=\"https://enterprise06.tech.local:9398/api/replicaTaskSessions/{id}?format=Entity\"";
        var uid = $"UID=\"urn:veeam:ReplicaTaskSession:{id}\"";
        return string.Create(CultureInfo.InvariantCulture, $"""
            {space}<{p}ReplicaTaskSession {(IsRewritten ? uid : href)} Type="ReplicaTaskSession" Name="{name}" {(IsRewritten ? href : uid)} VmDisplayName="vm{n % 500}">
            {space}{space}<{p}Links>
            {space}{space}<{p}Link Href="https://enterprise06.tech.local:9398/api/backupServers/7445e6ce-86f5-4171-b909-dac209c66563" Name="enterprise06.tech.local" Type="BackupServerReference" Rel="Up" />
            {space}{space}<{p}Link Href="https://enterprise06.tech.local:9398/api/replicaSessions/{session}" Name="Replication Job 1" Type="ReplicaJobSessionReference" Rel="Up" />
            {space}{space}<{p}Link Href="https://enterprise06.tech.local:9398/api/replicaTaskSessions/{id}" Name="{name}" Type="ReplicaTaskSessionReference" Rel="Alternate" />
            {space}{space}</{p}Links>
            {space}{space}<{p}JobSessionUid>urn:veeam:ReplicaJobSession:{session}</{p}JobSessionUid>
            {space}{space}<{p}CreationTimeUTC>{time:yyyy-MM-ddTHH:mm:ss.ff}Z</{p}CreationTimeUTC>
            {space}{space}<{p}EndTimeUTC>{time.AddSeconds(170):yyyy-MM-ddTHH:mm:ss.ff}Z</{p}EndTimeUTC>
            {space}{space}<{p}State>{state}</{p}State>
            {space}{space}<{p}Result>Success</{p}Result>
            {space}{space}<{p}Reason />
            {space}{space}<{p}TotalSize>{17179869184L + n}</{p}TotalSize>
            {space}</{p}ReplicaTaskSession>

            """);
    }

    private string Json(int n, string state)
    {
        var (id, session) = (Id(0x4f75, n), Id(0x1111, n / 50));
        var time = new DateTime(2025, 11, 3, 21, 0, 26, DateTimeKind.Utc).AddSeconds(n);
        var name = string.Create(CultureInfo.InvariantCulture, $"vm{n % 500}@{time:yyyy-MM-dd HH:mm:ss}");
        var own = string.Create(CultureInfo.InvariantCulture, $"""
            "JobSessionUid":"urn:veeam:ReplicaJobSession:{session}","CreationTimeUTC":"{time:yyyy-MM-ddTHH:mm:ss.ff}Z","EndTimeUTC":"{time.AddSeconds(170):yyyy-MM-ddTHH:mm:ss.ff}Z","State":"{state}","Result":"Success","Reason":"","TotalSize":{17179869184L + n},"VmDisplayName":"vm{n % 500}"
            """);
        var inherited = $$"""
            "Name":"{{name}}","UID":"urn:veeam:ReplicaTaskSession:{{id}}","Links":[{"Rel":"Up","Href":"https://enterprise06.tech.local:9398/api/backupServers/7445e6ce-86f5-4171-b909-dac209c66563","Name":"enterprise06.tech.local","Type":"BackupServerReference"},{"Rel":"Up","Href":"https://enterprise06.tech.local:9398/api/replicaSessions/{{session}}","Name":"Replication Job 1","Type":"ReplicaJobSessionReference"},{"Rel":"Alternate","Href":"https://enterprise06.tech.local:9398/api/replicaTaskSessions/{{id}}","Name":"{{name}}","Type":"ReplicaTaskSessionReference"}],"Href":"https://enterprise06.tech.local:9398/api/replicaTaskSessions/{{id}}?format=Entity","Type":"ReplicaTaskSession"
            """;
        return IsRewritten ? $"{{ {inherited}, {own} }}" : $"{{{own},{inherited}}}";
    }
}
