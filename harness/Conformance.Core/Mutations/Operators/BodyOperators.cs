using System.Text;
using Conformance.Core.Contract;
using Conformance.Documents;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Mutations.Editing;

namespace Conformance.Core.Mutations.Operators;

/// <summary>Changes of the body as a whole, and damage to its syntax.</summary>
internal static class BodyOperators
{
    public static IReadOnlyList<Operator> All { get; } =
        [new("body-emptied", Emptied), new("body-added", Added), new("body-truncated", Truncated), new("body-damaged", Damaged), new("body-other-syntax", OtherSyntax), new("body-of-another", OfAnother), new("body-invented", Invented)];

    /// <summary>Those that make an answer say something else.</summary>
    public static IReadOnlyList<Operator> OfInformation { get; } = [new("body-of-another", OfAnother), new("body-invented", Invented)];

    private static IEnumerable<Mutation> Emptied(Scene scene)
    {
        if (scene.Answer.HasBody)
        {
            yield return scene.Change("body-emptied", "body", "the body is empty", Whole(scene), response =>
                (response with { Framing = BodyFraming.ContentLength }).WithBody(ReadOnlyMemory<byte>.Empty));
        }
    }

    private static IEnumerable<Mutation> Added(Scene scene)
    {
        if (scene.Response.Status == 204)
        {
            yield return scene.Change("body-added", "body", "a body follows", Ruling.Breach(scene.Asked("no-body")), response =>
                response with { Framing = BodyFraming.ContentLength, Headers = [.. response.Headers, new("Content-Type", "application/xml"), new("Content-Length", "46")], Body = Xml("EntityReferences", scene) });
        }
    }

    private static IEnumerable<Mutation> Truncated(Scene scene)
    {
        foreach (var keep in new[] { 0.1, 0.5, 0.9 })
        {
            if (scene.Answer.Document is not null)
            {
                yield return Bytes(scene, "body-truncated", $"cut off after {keep:P0}", body => body[..(int)(body.Length * keep)]);
            }
        }

        if (scene.Answer.Document is not null)
        {
            yield return Bytes(scene, "body-truncated", "the last byte is missing", body => body[..^1]);
        }
    }

    private static IEnumerable<Mutation> Damaged(Scene scene)
    {
        if (scene.Answer.Document is not { } document)
        {
            yield break;
        }

        var xml = document.Format == DocumentFormat.Xml;
        yield return Bytes(scene, "body-damaged", "a byte that is no UTF-8 in a text", body => Insert(body, Inside(body, xml), [0xFF]));
        yield return Bytes(scene, "body-damaged", "an overlong UTF-8 sequence in a text", body => Insert(body, Inside(body, xml), [0xC0, 0xAF]));
        yield return Bytes(scene, "body-damaged", "an escape that is none in a text", body => Insert(body, Inside(body, xml), Encoding.ASCII.GetBytes(xml ? "&nbsp;" : "\\x")));
        yield return Bytes(scene, "body-damaged", "a control character in a text", body => Insert(body, Inside(body, xml), [0x01]));
        yield return Bytes(scene, "body-damaged", "text after the end", body => [.. body, .. "x"u8]);
        yield return Bytes(scene, "body-damaged", "a second document after the end", body => [.. body, .. (xml ? "<a/>"u8 : "{}"u8)]);
        yield return Bytes(scene, "body-damaged", "text before the start", body => [.. "x"u8, .. body]);
        yield return Bytes(scene, "body-damaged", xml ? "an attribute stands twice" : "a member stands twice", Twice(xml));
        if (xml)
        {
            yield return Bytes(scene, "body-damaged", "a document type declaration", body => Insert(body, Root(body), "<!DOCTYPE x [<!ENTITY y 'z'>]>"u8.ToArray()));
        }
    }

    private static IEnumerable<Mutation> OtherSyntax(Scene scene)
    {
        if (scene.Answer.Document is not { } document)
        {
            yield break;
        }

        var xml = document.Format == DocumentFormat.Xml;
        yield return scene.Change("body-other-syntax", "body", $"{(xml ? "JSON" : "XML")} under the same Content-Type", Ruling.Breach(scene.Asked("well-formed")), response =>
            response.WithBody(xml ? "{\"Refs\":[]}"u8.ToArray() : Xml("EntityReferences", scene)));
        foreach (var peer in scene.Peers("accept").Where(peer => peer.Document is { } other && other.Format != document.Format).Take(1))
        {
            yield return scene.Change(
                "body-other-syntax", "body", $"the answer in {(xml ? "JSON" : "XML")}, as for another Accept", Negotiated(scene), response =>
                response.With("Content-Type", peer.ContentType!).WithBody(peer.Response.Body));
        }
    }

    /// <summary>The right kind of body, for a resource that was not asked for. What another path lists of the same type may be
    /// the same.</summary>
    private static IEnumerable<Mutation> OfAnother(Scene scene) =>
        scene.Answer.Body is null || !scene.IsSuccess || scene.Contract.MatchHref(scene.Exchange.Request.Url) is not { Operation: { Path.Kind: PathKind.Item or PathKind.Nested } operation } ? []
        : scene.Others.Where(other => scene.Contract.MatchHref(other.Exchange.Request.Url)?.Operation is { } own && (own == operation || own.Resource.Type != operation.Resource.Type)).Take(2).Select(other => scene.Change(
            "body-of-another", "body", $"the answer to {other.Exchange.Request.Url}", Belongs(scene, other), response => response.WithBody(other.Response.Body)) with
        {
            Settled = new Lazy<Ruling>(() => scene.Sets.Value.BrokenBy(new Answer(scene.Exchange with { Response = scene.Response.WithBody(other.Response.Body) }, scene.Evidence.Mapping)).ToList() is { Count: > 0 } broken
                ? Ruling.Breach(Belongs(scene, other).Right.Concat(broken)) : Belongs(scene, other)),
        });

    /// <summary>A collection that must be empty, or must leave a resource out, gets members as if they were its own.</summary>
    private static IEnumerable<Mutation> Invented(Scene scene)
    {
        if (scene.Answer.Body is not { IsCollection: true, Resources.Count: 0 } || scene.Resource is not { } resource
            || scene.Contract.MatchHref(scene.Exchange.Request.Url) is not { Operation.Path.Kind: PathKind.Nested, Ids: [var own, ..] })
        {
            yield break;
        }

        var leftOut = scene.LookedFor.Where(uid => ValueTypes.IsUid(uid, resource.Type) && scene.Evidence.Answers.All(answer => answer.Body?.Find(uid) is null)).Select(ValueTypes.IdOf).FirstOrDefault();
        var asked = scene.Asked("members", "lacks");
        if ((scene.IsRecorded && asked.Count == 0) || (leftOut is null && (scene.IsRecorded || scene.Evidence.Variant.Scenario.Steps.Count > 1)))
        {
            yield break;
        }

        foreach (var other in scene.Others.Where(other => other.Body!.Resources is [{ Uid: not null }, ..] && scene.Contract.MatchHref(other.Exchange.Request.Url) is { Operation.Path.Kind: PathKind.Nested }).Take(1))
        {
            var replaced = new Dictionary<string, string>(StringComparer.Ordinal) { [scene.Contract.MatchHref(other.Exchange.Request.Url)!.Ids[0]] = own };
            if (leftOut is not null)
            {
                replaced[ValueTypes.IdOf(other.Body!.Resources[0].Uid!)!] = leftOut;
            }

            var invented = Replacing.In(Encoding.UTF8.GetString(other.Response.Body.Span), replaced);
            yield return scene.Change(
                "body-invented", "body", "members of its own where there are none",
                Ruling.Breach(asked.Concat(scene.IsSaidTwice ? scene.Relations("same-information") : []).Concat(scene.IsListedTwice ? scene.Relations("same-members") : [])),
                response => response.WithBody(Encoding.UTF8.GetBytes(invented)));
        }
    }

    private static Ruling Belongs(Scene scene, Answer other) => scene.Inform(
        other.Body!.Resources.Count > 0 || scene.IsListedTwice,
        (scene.Answer.Body!.IsCollection ? scene.Asked("shape:parent", "shape:identity", "members", "contains", "lacks", "members-in") : scene.Asked("shape:asked-for")).Concat(scene.IsListedTwice ? scene.Relations("same-members") : []),
        LawfulChange.OtherMembers);

    /// <summary>
    /// What an Accept that names neither syntax is answered with, nothing says; nor in which syntax a 401, 403 or 405 comes
    /// (EM-API 6: seen
    /// of 400, 404 and 500 only).
    /// </summary>
    private static Ruling Negotiated(Scene scene) =>
        scene.Exchange.Request.Headers.First("Accept") is not (null or "application/xml" or "application/json") && scene.IsRecorded
            || (!scene.IsSuccess && !(scene.Response.Status is 400 or 404 or 500 && scene.Exchange.Request.Headers.First("Accept") is null or "application/json"))
            ? Ruling.Spare(LawfulChange.Unspecified) : Ruling.Breach(scene.AskedSyntax);

    private static Ruling Whole(Scene scene) =>
        scene.IsRecorded && scene.IsSuccess && scene.Asked("root", "media-type").Count < 2 ? Ruling.Spare(LawfulChange.Unspecified) : Ruling.Breach(scene.AskedOfBody);

    private static Mutation Bytes(Scene scene, string by, string change, Func<byte[], byte[]> edit) =>
        scene.Change(by, "body", change, Ruling.Breach(scene.Asked("well-formed")), response => response.WithBody(edit(response.Body.ToArray())));

    private static byte[] Insert(byte[] body, int at, byte[] bytes) => [.. body[..at], .. bytes, .. body[at..]];

    /// <summary>Inside the last quoted text.</summary>
    private static int Inside(byte[] body, bool xml) => Array.LastIndexOf(body, (byte)'"') is var quote and > 0 ? Array.LastIndexOf(body, (byte)'"', quote - 1) + 1 : xml ? Root(body) + 2 : 1;

    private static int Root(byte[] body)
    {
        var at = 0;
        while (!(body[at] == '<' && char.IsAsciiLetter((char)body[at + 1])))
        {
            at++;
        }

        return at;
    }

    private static Func<byte[], byte[]> Twice(bool xml) => body =>
    {
        if (!xml)
        {
            var start = Array.IndexOf(body, (byte)'{') + 1;
            return Insert(body, start, "\"a\":1,\"a\":1,"u8.ToArray());
        }

        var root = Root(body);
        var end = Array.FindIndex(body, root, value => value is (byte)' ' or (byte)'>' or (byte)'/');
        return Insert(body, end, " a=\"1\" a=\"1\""u8.ToArray());
    };

    private static byte[] Xml(string root, Scene scene) => Encoding.UTF8.GetBytes($"<{root} xmlns=\"{scene.Contract.Namespace}\"/>");
}
