using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Replay.Redaction;
using Conformance.Replay.Transport;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Redaction;

/// <summary>Canaries in every place of an exchange and in every encoding, and never one in what is kept.</summary>
public sealed class CanaryTests
{
    private static readonly Gen<string> Secret =
        Gen.Char["abcXYZ019+/=<>&\"'\\%? :;.-_~äß€ж"].Array[12, 40].Select(characters => "k" + new string(characters) + "9");

    // With a blank at both ends: a percent sign right before a secret takes the secret's first characters for its own.
    private static readonly Gen<string> Padding = Gen.Char["ab <>{}\":\n&%\\;="].Array[0, 30].Select(characters => $" {new string(characters)} ");

    private static readonly Gen<(string Name, Func<string, string> Write)> Writing = Gen.Int[0, Encodings.All.Count - 1].Select(index => Encodings.All[index]);

    [Test]
    public void A_secret_is_found_in_every_encoding([ValueSource(typeof(Encodings), nameof(Encodings.All))] (string Name, Func<string, string> Write) encoding) =>
        Gen.Select(Secret, Padding, Padding).Sample((secret, before, after) =>
        {
            var redactor = new Redactor();
            redactor.AddPassword("admin", secret);
            var written = encoding.Write(secret);

            var scrubbed = redactor.Scrub(before + written + after);

            return !scrubbed.Contains(written, StringComparison.OrdinalIgnoreCase) && scrubbed.Contains("***password***", StringComparison.Ordinal);
        }, iter: 200);

    [Test]
    public void No_canary_survives_anywhere_in_an_exchange() =>
        Gen.Select(Secret, Secret, Secret, Writing.Array[12], Padding).Sample((password, token, marked, writings, padding) =>
        {
            var redactor = new Redactor();
            redactor.AddPassword("admin", password);
            redactor.AddMarked("vm", marked);
            var planted = writings.Select((writing, index) => writing.Write(index % 3 == 0 ? password : index % 3 == 1 ? token : marked)).ToArray();
            var header = Latin1Of(token);

            var kept = ExchangeRecorder.Record(redactor, "v", "s", Result(planted, header, padding));

            var everything = Everything(kept);
            return planted.All(text => !everything.Contains(text, StringComparison.OrdinalIgnoreCase))
                && everything.All(character => character != '\0');
        }, iter: 300);

    [Test]
    public void The_token_of_the_response_is_hidden_in_the_response_itself([Values("X-RestSvcSessionId", "x-restsvcsessionid", "Set-Cookie")] string name)
    {
        const string token = "NDRjZmJkYmUtNWE5NS00MTU2LTg4NjctOTFmMDY5YjdjMmNj";
        const string decoded = "44cfbdbe-5a95-4156-8867-91f069b7c2cc";
        var value = name == "Set-Cookie" ? $"X-RestSvcSessionId={token}; Path=/api;" : token;
        var body = Encoding.UTF8.GetBytes($"<LogonSession Href=\"https://h/api/logonSessions/{decoded}\"><SessionId>{decoded.ToUpperInvariant()}</SessionId></LogonSession>");
        var response = new ReceivedResponse("HTTP/1.1", 201, "Created", [new(name, value)], body, BodyFraming.ContentLength);

        var kept = ExchangeRecorder.Record(
            new Redactor(), "v", "s", new TransportResult(new("POST", "https://h/api/sessionMngr/", [], default), response, null, default, null, default, 1));

        kept.Response!.Headers[0].Value.Should().Be(name == "Set-Cookie" ? "X-RestSvcSessionId=***token1***; Path=/api;" : "***token1***");
        Encoding.UTF8.GetString(kept.Response.Body.Span).Should().Be(
            "<LogonSession Href=\"https://h/api/logonSessions/5e551011-0000-0000-0000-000000000001\"><SessionId>5e551011-0000-0000-0000-000000000001</SessionId></LogonSession>");
        kept.Response.ReceivedLength.Should().Be(body.Length);
    }

    private static TransportResult Result(string[] planted, string token, string padding)
    {
        var head = Encoding.Latin1.GetBytes($"HTTP/1.1 200 {Header(planted[0])}\r\nX-RestSvcSessionId: {token}\r\nX: {Header(planted[1])}\r\n\r\n");
        HeaderField[] headers = [new("X-RestSvcSessionId", token), new("X", Header(planted[1])), new("Y", Header(planted[2]) + padding)];
        var body = Encoding.UTF8.GetBytes($"{padding}{planted[3]}{padding}{planted[4]}{padding}");
        var response = new ReceivedResponse("HTTP/1.1", 200, Header(planted[0]), headers, body, BodyFraming.Chunked)
        {
            Head = head,
            Trailers = [new("T", Header(planted[5]))],
        };
        var request = new SentRequest("POST", "https://h/" + planted[6], [new("A", Header(planted[7]))], Encoding.UTF8.GetBytes(planted[8]));
        var failure = new TransportFailure(
            TransportFailureKind.BadHeaderField, $"bad '{planted[9]}'", response with { Body = Encoding.Unicode.GetBytes(planted[10] + padding + planted[11]) });
        return new TransportResult(request, response, failure, default, null, default, 1);
    }

    // Header values on the wire are bytes.
    private static string Header(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static string Latin1Of(string token) => Header(token);

    private static string Everything(Exchange kept)
    {
        var request = kept.Request;
        var parts = new List<string> { request.Url, Encoding.UTF8.GetString(request.Body.Span), kept.Failure!.Message };
        parts.AddRange(request.Headers.Select(field => field.Value));
        foreach (var response in new[] { kept.Response!, kept.Failure.Partial! })
        {
            parts.Add(response.ReasonPhrase);
            parts.AddRange(response.Headers.Concat(response.Trailers).Select(field => field.Value));
            parts.Add(Encoding.UTF8.GetString(response.Head.Span));
            parts.Add((response == kept.Response ? Encoding.UTF8 : Encoding.Unicode).GetString(response.Body.Span));
        }

        parts.AddRange(parts.Select(Utf8).ToList());
        return string.Join("\n", parts).Replace("\0", string.Empty, StringComparison.Ordinal);
    }

    private static string Utf8(string latin1) => latin1.All(character => character <= 'ÿ') ? Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(latin1)) : latin1;
}
