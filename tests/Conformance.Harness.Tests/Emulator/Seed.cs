using System.Xml.Linq;

namespace Conformance.Harness.Tests.Emulator;

/// <summary>The example body of the seed page.</summary>
internal static class Seed
{
    public const string Path = "/replicaSessions/f5bf1a4b-c229-452e-a4e8-0354e1752b4e/replicaTaskSessions";

    /// <summary>A moment at which the seed's session is inside the window.</summary>
    public static readonly DateTimeOffset Now = new(2021, 11, 4, 9, 0, 0, TimeSpan.Zero);

    public const string Body = """
        <?xml version="1.0" encoding="utf-8"?>
        <ReplicaTaskSessions xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://www.veeam.com/ent/v1.0">
           <ReplicaTaskSession Href="https://enterprise06.tech.local:9398/api/replicaTaskSessions/c20dae03-4f75-4191-ae81-862f4b7988ca?format=Entity" Type="ReplicaTaskSession" Name="ubuntu88@2021-11-03 21:00:26" UID="urn:veeam:ReplicaTaskSession:c20dae03-4f75-4191-ae81-862f4b7988ca" VmDisplayName="ubuntu88">
               <Links>
                   <Link Href="https://enterprise06.tech.local:9398/api/backupServers/7445e6ce-86f5-4171-b909-dac209c66563" Name="enterprise06.tech.local" Type="BackupServerReference" Rel="Up" />
                   <Link Href="https://enterprise06.tech.local:9398/api/replicaSessions/f5bf1a4b-c229-452e-a4e8-0354e1752b4e" Name="Replication Job 1@2021-11-03 21:00:11" Type="ReplicaJobSessionReference" Rel="Up" />
                   <Link Href="https://enterprise06.tech.local:9398/api/replicaTaskSessions/c20dae03-4f75-4191-ae81-862f4b7988ca" Name="ubuntu88@2021-11-03 21:00:26" Type="ReplicaTaskSessionReference" Rel="Alternate" />
               </Links>
               <JobSessionUid>urn:veeam:ReplicaJobSession:f5bf1a4b-c229-452e-a4e8-0354e1752b4e</JobSessionUid>
               <CreationTimeUTC>2021-11-03T21:00:26.19Z</CreationTimeUTC>
               <EndTimeUTC>2021-11-03T21:03:16.73Z</EndTimeUTC>
               <State>Completed</State>
               <Result>Success</Result>
               <Reason />
               <TotalSize>17179869184</TotalSize>
           </ReplicaTaskSession>
        </ReplicaTaskSessions>
        """;

    /// <summary>The text of a document without what has no meaning: blanks between elements, namespace declarations, empty against absent text.</summary>
    public static string Canonical(string xml) => Canonical(XDocument.Parse(xml).Root!).ToString(SaveOptions.DisableFormatting);

    private static XElement Canonical(XElement element) => new(
        element.Name,
        element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).OrderBy(attribute => attribute.Name.LocalName, StringComparer.Ordinal),
        element.HasElements ? element.Elements().Select(Canonical) : element.Value.Length == 0 ? null : element.Value);
}
