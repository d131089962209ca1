using System.Globalization;
using Conformance.Core.Exchanges;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Mutations.Operators;

/// <summary>Changes of the status line.</summary>
internal static class StatusOperators
{
    private const int BadRequest = 400;
    private static readonly int[] Codes = [200, 201, 204, 302, 400, 401, 403, 404, 405, 415, 500, 502];

    private static readonly string[] Versions = ["HTTP/1.0", "HTTP/2"];

    public static IReadOnlyList<Operator> All { get; } = [new("status", Status), new("http-version", Version)];

    private static IEnumerable<Mutation> Status(Scene scene) => Codes
        .Where(code => code != scene.Response.Status)
        .Select(code => scene.Change(
            "status", "status line", $"{scene.Response.Status} became {code}", Ruling(scene, code), response => With(response, code)) with { Tells = scene.Asked("record").FirstOrDefault("") });

    private static ReceivedResponse With(ReceivedResponse response, int code)
    {
        var changed = response with { Status = code, ReasonPhrase = "" };
        return code == 204 ? (changed with { Body = default, ReceivedLength = 0, Framing = BodyFraming.None }).Without("Content-Length").Without("Content-Type").Without("Transfer-Encoding") : changed;
    }

    private static Ruling Ruling(Scene scene, int code)
    {
        var text = code.ToString(CultureInfo.InvariantCulture);
        var asked = scene.StatusExpectations.ToList();
        var against = asked.Where(expectation => !Allowed(expectation).Any(pattern => StatusPattern.Matches(pattern, text))).Select(expectation => expectation.Requirement).ToList();
        // Who may come in is settled, even where it is recorded how others are turned away.
        var letsIn = scene.Response.Status == 401 && code < BadRequest && !scene.IsOfLogon;
        if (against.Count > 0 || letsIn || (asked.Count == 0 && !scene.IsRecorded && !scene.IsRecordedByMembers))
        {
            return Mutations.Ruling.Breach(against);
        }

        // The status is free; an error must still be an Error that states it.
        return code >= BadRequest ? Mutations.Ruling.Breach(scene.AskedIf(code, "error-body:present", "error-body:status"))
            : code == 200 && scene.Response.Status >= BadRequest && scene.IsFormSettled ? Mutations.Ruling.Breach(scene.AskedIf(code, "root"))
            : code == 201 && scene.Operation == "POST /sessionMngr/" ? Mutations.Ruling.Breach(scene.AskedIf(code, "session:header", "session:cookie", "session:described"))
            : scene.IsRecorded || asked.Count == 0 ? Mutations.Ruling.Spare(LawfulChange.Unspecified)
            : Mutations.Ruling.Breach(against);
    }

    private static IEnumerable<string> Allowed(Expectation expectation) =>
        expectation.Kind == "version-logon" ? ["201"]
        : expectation.Arguments is YamlSequence list ? list.Items.Select(item => item.Text()) : [expectation.Arguments.Text()];

    private static IEnumerable<Mutation> Version(Scene scene) => Versions
        .Select(version => scene.Change(
            "http-version", "status line", $"{scene.Response.HttpVersion} became {version}", Mutations.Ruling.Breach(scene.Asked("http-version")), response => response with { HttpVersion = version }))
        .Concat(scene.Response.Headers.Take(1).Select(field => scene.Change(
            "http-version", field.Name, $"{field.Name} goes on in the next line", Mutations.Ruling.Breach(scene.Asked("http-version")), response => response with { FoldedFields = [field.Name] })));
}
