namespace Conformance.Core.Contract.Schemas;

/// <summary>A value of each type that is not free text, for documents that show examples.</summary>
public static class ValueExamples
{
    private const string Guid = "f5bf1a4b-c229-452e-a4e8-0354e1752b4e";

    /// <summary>The text of a value; null for types that a reader, or a tool that makes values up, needs no example of.</summary>
    /// <param name="type">A type that <see cref="ValueTypes"/> knows.</param>
    public static string? Of(string type) => type switch
    {
        "instant" => "2026-01-31T21:00:26.19Z",
        "moment" => "2026-01-31T23:00:26.19+02:00",
        "time" => "22:00:00.0000000+01:00",
        "guid" => Guid,
        "version" => "13.0.1.1071",
        "href" => "https://em.example.com:9398/api/backupServers/" + Guid,
        "uid" => "urn:veeam:BackupServer:" + Guid,
        "urn" => "urn:VMware:Vm:" + Guid + ".vm-101",
        _ when ValueTypes.UidOf(type) is { } of => $"urn:veeam:{of}:{Guid}",
        _ => null,
    };
}
