using System.Text.RegularExpressions;
using Conformance.Documents.Compare;
using Conformance.Core.Contract;
using Conformance.Documents;

namespace Conformance.Core.Recordings;

/// <summary>Values that look like secrets: by what they are called, by their form, or because the transport replaced one in
/// them.</summary>
public static partial class SuspectValues
{
    /// <summary>Every suspect in a body: where it stands and why, never the value itself.</summary>
    public static IEnumerable<(string Path, string Why)> In(Document document) => Below(document.Root)
        .Select(node => (Node: node, Why: Why(node)))
        .Where(pair => pair.Why is not null)
        .Select(pair => (pair.Node.Path.Text, pair.Why!));

    private static string? Why(Node node)
    {
        var value = node.Value;
        if (string.IsNullOrWhiteSpace(value) || node.Kind is NodeKind.Comment or NodeKind.ProcessingInstruction or NodeKind.Null or NodeKind.Boolean or NodeKind.Number)
        {
            return null;
        }

        var name = node.Kind == NodeKind.Text ? node.Parent!.Name : node.Name;
        return Replaced().IsMatch(value) ? "holds a secret of this run, or the id of a logon session"
            : PrivateKey().IsMatch(value) ? "is a private key"
            : WebToken().IsMatch(value) ? "is a token"
            : Authorization().IsMatch(value) ? "is an authorization"
            : UserInfo().IsMatch(value) ? "is a URL with a password"
            : Assignment().IsMatch(value) ? "names a secret and gives it"
            : SecretName().IsMatch(name) && !IsPlain(value) ? $"is called {name}"
            : null;
    }

    /// <summary>Identities, numbers, times and URLs are no secrets, whatever they are called.</summary>
    private static bool IsPlain(string value) =>
        ValueTypes.IsGuid(value) || value.StartsWith("urn:", StringComparison.Ordinal) || value is "true" or "false" || value.All(char.IsAsciiDigit)
        || Instants.TryParse(value, out _) || Placeholders.PathOf(value) is not null;

    private static IEnumerable<Node> Below(Node node) => node.Attributes.Concat(node.Children).SelectMany(Below).Prepend(node);

    [GeneratedRegex(@"\*\*\*[A-Za-z]+[0-9]*\*\*\*|5e551011-0000-0000-0000-[0-9]{12}")]
    private static partial Regex Replaced();

    [GeneratedRegex("-----BEGIN [A-Z ]*PRIVATE KEY")]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}|\b(AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[opsu]_[A-Za-z0-9]{30,}")]
    private static partial Regex WebToken();

    [GeneratedRegex(@"\b(Basic|Bearer|Negotiate) +[A-Za-z0-9+/_=.~-]{8,}", RegexOptions.IgnoreCase)]
    private static partial Regex Authorization();

    [GeneratedRegex(@"://[^/@\s:]+:[^/@\s]+@")]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"\b(password|passwd|pwd|passphrase|secret|token|api[-_]?key|X-RestSvcSessionId)\s*[=:]\s*\S", RegexOptions.IgnoreCase)]
    private static partial Regex Assignment();

    [GeneratedRegex("passw(or)?d|passphrase|secret|token|api[-_]?key|privatekey", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();
}
