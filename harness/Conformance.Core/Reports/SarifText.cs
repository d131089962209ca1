using System.Text.Json.Nodes;

namespace Conformance.Core.Reports;

/// <summary>Texts in SARIF.</summary>
internal static class SarifText
{
    /// <summary>A message. In SARIF <c>[text](address)</c> is a link even in plain text; what a server says must not become
    /// one.</summary>
    public static JsonObject Message(string text) => new() { ["text"] = Plain(text) };

    /// <summary>The text with control characters escaped and links broken.</summary>
    public static string Plain(string text) => Printable.Whole(text).Replace("](", "] (", StringComparison.Ordinal);
}
