using System.Xml.Linq;
using Conformance.Replay.Folders;

namespace Conformance.Harness.Tests.Emulator;

/// <summary>The example body of the seed page.</summary>
internal static class Seed
{
    public const string Path = "/replicaSessions/f5bf1a4b-c229-452e-a4e8-0354e1752b4e/replicaTaskSessions";

    /// <summary>A moment at which the seed's session is inside the window.</summary>
    public static readonly DateTimeOffset Now = new(2021, 11, 4, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The body of the page, byte for byte.</summary>
    public static string Body { get; } = File.ReadAllText(
        System.IO.Path.Combine(ProjectFolder.Find(AppContext.BaseDirectory).Fixtures, "bodies", "replica-task-sessions", "seed.xml"));

    /// <summary>The text of a document without what has no meaning: blanks between elements, namespace declarations, empty
    /// against absent text.</summary>
    public static string Canonical(string xml) => Canonical(XDocument.Parse(xml).Root!).ToString(SaveOptions.DisableFormatting);

    private static XElement Canonical(XElement element) => new(
        element.Name,
        element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).OrderBy(attribute => attribute.Name.LocalName, StringComparer.Ordinal),
        element.HasElements ? element.Elements().Select(Canonical) : element.Value.Length == 0 ? null : element.Value);
}
