using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Documents;
using Conformance.Replay.Redaction;
using Conformance.Replay.Transport;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Redaction;

/// <summary>A secret that only a reader puts together is in nothing that a reader makes of what is kept.</summary>
public sealed class ParsedValueTests
{
    // Neither ']' nor '-': those could end a CDATA section or a comment, which is another hiding's business.
    private static readonly Gen<string> Secret =
        Gen.Char["abcXYZ019+/=<>&\"'\\%? :;.~äß€ж"].Array[8, 40].Select(characters => "k" + new string(characters) + "9");

    // At the border of what is searched at once, too.
    private static readonly Gen<string> Padding = Gen.OneOf(Gen.Int[0, 40], Gen.Int[65_400, 65_600], Gen.Int[131_000, 131_100]).Select(length => new string('x', length));

    private static IEnumerable<TestCaseData> Cases() =>
        from hiding in Hidings.All
        from charset in Hidings.Charsets
        where !hiding.IsJson || charset.Name.Contains("UTF-8", StringComparison.Ordinal)
        select new TestCaseData(hiding, charset.Of).SetArgDisplayNames($"{hiding} in {charset.Name}");

    [TestCaseSource(nameof(Cases))]
    public void No_reader_gives_a_secret_back(object data, Func<string, byte[]> charset)
    {
        var hiding = (Hiding)data;
        Gen.Select(Secret, Padding).Sample((secret, padding) =>
        {
            var body = charset(Text(hiding, secret, padding));
            Values(hiding, body).Should().Contain(value => Holds(value, secret), "the canary is there before");

            var kept = Kept(secret, body);

            return !Values(hiding, kept).Any(value => Holds(value, secret));
        }, iter: 40);
    }

    [TestCaseSource(nameof(Cases))]
    public void A_body_without_a_secret_is_kept_as_it_came(object data, Func<string, byte[]> charset)
    {
        var body = charset(Text((Hiding)data, "no secret at all & harmless", "x"));

        Kept("another one", body).Should().Equal(body);
    }

    private static string Text(Hiding hiding, string secret, string padding)
    {
        var written = hiding.Write(secret);
        return hiding switch
        {
            { IsJson: true } => $"{{\"a\":\"{padding}\",\"b\":\"{written}\"}}",
            { IsAttribute: true } => $"<a b=\"{padding}\"><c d=\"{written}\"/></a>",
            _ => $"<a b=\"{padding}\"><c>{written}</c></a>",
        };
    }

    private static byte[] Kept(string secret, byte[] body)
    {
        var redactor = new Redactor();
        redactor.AddPassword("admin", secret);
        var response = new ReceivedResponse("HTTP/1.1", 200, "OK", [], body, BodyFraming.ContentLength);
        var result = new TransportResult(new SentRequest("GET", "https://h/api/jobs", [], default), response, null, default, null, default, 1);
        return ExchangeRecorder.Record(redactor, "v", "s", result).Response!.Body.ToArray();
    }

    // A body that was replaced as a whole is no document any more.
    private static List<string> Values(Hiding hiding, byte[] body)
    {
        if (Encoding.UTF8.GetString(body).StartsWith("***", StringComparison.Ordinal))
        {
            return [];
        }

        var document = hiding.IsJson ? JsonDocuments.Read(body, DocumentLimits.Default) : XmlDocuments.Read(body, DocumentLimits.Default);
        var values = new List<string>();
        Add(document.Root, values);
        return values;
    }

    private static void Add(Node node, List<string> values)
    {
        values.Add(node.Kind == NodeKind.Element ? string.Concat(node.Children.Where(child => child.Kind == NodeKind.Text).Select(child => child.Value)) : node.Value ?? "");
        foreach (var part in node.Attributes.Concat(node.Children))
        {
            Add(part, values);
        }
    }

    private static bool Holds(string value, string secret) => new[] { value, Uri.UnescapeDataString(value), System.Net.WebUtility.HtmlDecode(value), Unescaped(value) }
        .Any(text => text.Contains(secret, StringComparison.Ordinal));

    private static string Unescaped(string value) => System.Text.RegularExpressions.Regex.Replace(
        value, "\\\\u([0-9a-f]{4})", match => $"{(char)Convert.ToInt32(match.Groups[1].Value, 16)}");
}
