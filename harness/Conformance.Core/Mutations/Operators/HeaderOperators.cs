using System.Globalization;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Judging.Checks;

namespace Conformance.Core.Mutations.Operators;

/// <summary>Changes of header fields.</summary>
internal static class HeaderOperators
{
    private const string ContentType = "Content-Type";
    private const string ContentLength = "Content-Length";
    private const string Cookie = "Set-Cookie";
    private const string Location = "Location";
    private const string Challenge = "WWW-Authenticate";
    private static readonly string[] Single = [ContentType, DateOperators.Field, TokenHeaderCheck.FieldName];

    public static IReadOnlyList<Operator> All { get; } =
        [new("header-dropped", Dropped), new("header-doubled", Doubled), new("header-changed", Changed), new("header-swapped", Swapped), new("header-recorded", Recorded), new("header-spelling", Spelling)];

    private static IEnumerable<Mutation> Dropped(Scene scene) => Names(scene)
        .Where(name => !Is(name, "Transfer-Encoding"))
        .Select(name => scene.Change("header-dropped", name, $"{name} is missing", RulingOfLoss(scene, name), response =>
            (Is(name, ContentLength) && scene.Answer.HasBody ? response with { Framing = BodyFraming.UntilClose } : response).Without(name)));

    private static Ruling RulingOfLoss(Scene scene, string name) =>
        Is(name, ContentType) && scene.Answer.HasBody ? Ruling.Breach(scene.Asked("media-type"))
        : Is(name, ContentLength) && scene.Answer.HasBody ? Ruling.Breach(scene.Asked("length-stated"))
        : Is(name, TokenHeaderCheck.FieldName) && scene.IsLogon ? Ruling.Breach(scene.Asked("session:header"))
        : Is(name, Cookie) && scene.IsLogon ? Ruling.Breach(scene.Asked("session:cookie"))
        : Is(name, Challenge) && scene.IsRefusedLogon ? Ruling.Breach(scene.Asked("header"))
        : Is(name, DateOperators.Field) ? DateOperators.RulingOf(scene, null)
        : Ruling.Spare(LawfulChange.HeaderNotPromised);

    private static IEnumerable<Mutation> Doubled(Scene scene)
    {
        foreach (var field in scene.Response.Headers)
        {
            if (Single.Any(name => Is(field.Name, name)))
            {
                var other = Is(field.Name, ContentType) ? Other(field.Value) : Is(field.Name, DateOperators.Field) ? "Thu, 01 Jan 1970 00:00:00 GMT" : "another";
                yield return Again(scene, field, field.Value, Ruling.Breach(scene.Asked("single-fields")));
                yield return Again(scene, field, other, Ruling.Breach(scene.Asked("single-fields")));
            }
            else if (Is(field.Name, Cookie) || Is(field.Name, Challenge))
            {
                yield return Again(scene, field, field.Value, Ruling.Spare(LawfulChange.HeaderMayRepeat));
                yield return Again(scene, field, Is(field.Name, Cookie) ? "theme=dark; Path=/" : "Negotiate", Ruling.Spare(LawfulChange.HeaderMayRepeat));
            }
        }
    }

    private static Mutation Again(Scene scene, HeaderField field, string value, Ruling ruling) => scene.Change(
        "header-doubled", field.Name, $"{field.Name}: {value} stands behind it", ruling, response => response with { Headers = [.. response.Headers, field with { Value = value }] });

    private static IEnumerable<Mutation> Changed(Scene scene)
    {
        if (scene.Response.Headers.First(ContentType) is not null && scene.Answer.HasBody)
        {
            foreach (var other in new[] { "text/html", "text/plain", "text/xml", "application/octet-stream", "application/problem+json", "" })
            {
                yield return Set(scene, ContentType, other, Ruling.Breach(scene.Asked("media-type")));
            }
        }

        if (scene.Response.Framing == BodyFraming.ContentLength && scene.Answer.HasBody)
        {
            foreach (var by in new[] { -1, 1 })
            {
                var length = (scene.Response.ReceivedLength + by).ToString(CultureInfo.InvariantCulture);
                yield return Set(scene, ContentLength, length, Ruling.Breach(scene.Asked("length-stated")));
            }
        }

        if (scene.IsLogon)
        {
            yield return Set(scene, TokenHeaderCheck.FieldName, "", Ruling.Breach(scene.Asked("session:header")));
            yield return Set(scene, TokenHeaderCheck.FieldName, "another-token", Ruling.Breach(scene.Asked("session:header", "session:cookie")));
            yield return Set(scene, Cookie, $"{TokenHeaderCheck.FieldName}=another-token; Path=/api;", Ruling.Breach(scene.Asked("session:cookie")));
            yield return Set(scene, Cookie, $"Session={scene.Response.Headers.First(TokenHeaderCheck.FieldName)}; Path=/api;", Ruling.Breach(scene.Asked("session:cookie")));
            yield return Set(scene, Cookie, $"{TokenHeaderCheck.FieldName}={scene.Response.Headers.First(TokenHeaderCheck.FieldName)}; Path=/", Ruling.Breach(scene.Asked("session:cookie-path")));
            yield return Set(scene, Cookie, scene.Response.Headers.First(Cookie) + " HttpOnly; Secure", Ruling.Spare(LawfulChange.HeaderParameter));
            if (scene.OpenedSession is not null && scene.Asked("session:location") is { Count: > 0 } asked)
            {
                yield return scene.Change("header-changed", Location, $"{Location}: another session", Ruling.Breach(asked), response => response.Without(Location) with
                {
                    Headers = [.. response.Without(Location).Headers, new HeaderField(Location, "/api/logonSessions/another")],
                });
            }
        }

        if (scene.IsRefusedLogon)
        {
            yield return Set(scene, Challenge, "Negotiate, Basic Realm=RestSvc", Ruling.Spare(LawfulChange.HeaderMayRepeat));
            yield return Set(scene, Challenge, "Negotiate", Ruling.Breach(scene.AskedAgainst(Challenge, "Negotiate")));
            yield return Set(scene, Challenge, "Bearer realm=\"x\"", Ruling.Breach(scene.AskedAgainst(Challenge, "Bearer realm=\"x\"")));
            yield return Set(scene, Challenge, "basic realm=\"another\"", Ruling.Breach(scene.AskedAgainst(Challenge, "basic realm=\"another\"")));
        }
    }

    /// <summary>The body stays, and is not what the field says now.</summary>
    private static IEnumerable<Mutation> Swapped(Scene scene) => scene.Response.Headers.First(ContentType) is { } type && scene.Answer.HasBody
        ? [Set(scene, ContentType, Other(type), Ruling.Breach(scene.Asked("media-type", "well-formed"))) with { Operator = "header-swapped" }] : [];

    /// <summary>A value that no requirement is against.</summary>
    private static string Lawful(string field, Scene scene) => field == Location && scene.OpenedSession is { } session ? $"/api/logonSessions/{session}" : "GET";

    /// <summary>Fields of which the suite only records whether they are there.</summary>
    private static IEnumerable<Mutation> Recorded(Scene scene) => scene.RecordedHeaders.Select(field => scene.Response.Headers.First(field.Name) is null
        ? scene.Change("header-recorded", field.Name, $"{field.Name} is added", Ruling.Spare(LawfulChange.Unspecified), response => response with { Headers = [.. response.Headers, new HeaderField(field.Name, Lawful(field.Name, scene))] }) with { Tells = field.Requirement }
        : scene.Change("header-recorded", field.Name, $"{field.Name} is missing", Ruling.Spare(LawfulChange.Unspecified), response => response.Without(field.Name)) with { Tells = field.Requirement });

    private static IEnumerable<Mutation> Spelling(Scene scene)
    {
        yield return scene.Change("header-spelling", "header section", "all names in lower case", Ruling.Spare(LawfulChange.HeaderCase), response =>
#pragma warning disable CA1308 // lower case is the change
            response.WithHeaders(field => field with { Name = field.Name.ToLowerInvariant() }));
#pragma warning restore CA1308
        yield return scene.Change("header-spelling", "header section", "the fields in the opposite order", Ruling.Spare(LawfulChange.HeaderOrder), response =>
            response with { Headers = [.. response.Headers.Reverse()] });
        if (scene.Response.Headers.First(ContentType) is { } type && scene.Answer.HasBody)
        {
            yield return Set(scene, ContentType, MediaType.Essence(type)!.ToUpperInvariant(), Ruling.Spare(LawfulChange.MediaTypeSpelling));
        }
    }

    private static Mutation Set(Scene scene, string name, string value, Ruling ruling) => scene.Change(
        ruling.Lawful is null ? "header-changed" : "header-spelling", name, $"{name}: {value}", ruling, response => response.With(name, value));

    private static string Other(string type) => MediaType.IsXml(type) ? "application/json" : "application/xml";

    private static IEnumerable<string> Names(Scene scene) => scene.Response.Headers.Select(field => field.Name).Distinct(StringComparer.OrdinalIgnoreCase);

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
