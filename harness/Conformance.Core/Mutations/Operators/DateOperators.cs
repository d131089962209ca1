using System.Globalization;
using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging.Checks;
using Conformance.Core.Mutations.Editing;

namespace Conformance.Core.Mutations.Operators;

/// <summary>The Date in another form, in none, or of another clock.</summary>
internal static class DateOperators
{
    /// <summary>The name of the field.</summary>
    public const string Field = "Date";

    private static readonly string[] NoDates = ["", "0", "yesterday", "Thu, 32 Jan 2026 00:00:00 GMT"];

    public static IReadOnlyList<Operator> All { get; } = [new("date", Changed)];

    private static IEnumerable<Mutation> Changed(Scene scene)
    {
        if (scene.Response.Headers.First(Field) is null)
        {
            yield break;
        }

        foreach (var text in NoDates)
        {
            yield return Set(scene, text, null);
        }

        var now = scene.Answer.Now;
        yield return Set(scene, now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), null);
        yield return Set(scene, now.UtcDateTime.ToString("dddd, dd-MMM-yy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture), now);
        foreach (var other in new[] { DateTimeOffset.UnixEpoch, now.AddYears(-10), now.AddHours(-2), now.AddHours(2), now.AddDays(40), now.AddYears(10) })
        {
            yield return Set(scene, other.ToString(HttpDate.Preferred, CultureInfo.InvariantCulture), other);
        }
    }

    private static Mutation Set(Scene scene, string text, DateTimeOffset? says) =>
        scene.Change("date", Field, $"{Field}: {text}", RulingOf(scene, says), response => response.With(Field, text)) with { Tells = scene.Asked("date-recorded").FirstOrDefault("") };

    /// <summary>Lawful, except that an answer contradicts itself whose clock says that what it lists has left the
    /// window.</summary>
    /// <param name="scene">The answer.</param>
    /// <param name="says">What its Date says; null if that cannot be read, so that our clock stands in.</param>
    public static Ruling RulingOf(Scene scene, DateTimeOffset? says) =>
        scene.IsSuccess && scene.Contract.MatchHref(scene.Exchange.Request.Url)?.Operation.Path.Window is { } window
            && scene.Sites.Any(site => HasLeft(site, window, says ?? scene.Exchange.SentAt))
            ? Ruling.Breach(scene.Asked("within-window")) : Ruling.Spare(LawfulChange.DateNotSettled);

    private static bool HasLeft(Site site, WindowRule window, DateTimeOffset now) =>
        site.IsOwn && site.Part.Name == window.Field && site.Part.Text is { } text && ValueTypes.TryInstant(text, out var created) && created < window.EdgeAt(now) - WindowCheck.Outside;
}
