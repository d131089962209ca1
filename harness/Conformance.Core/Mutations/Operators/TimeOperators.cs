using System.Globalization;
using Conformance.Core.Contract;
using Conformance.Core.Mutations.Editing;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Mutations.Operators;

/// <summary>Times that are moved, written in another zone, or stand in the wrong order.</summary>
internal static class TimeOperators
{
    private const string Created = "CreationTimeUTC";
    private const string Ended = "EndTimeUTC";

    public static IReadOnlyList<Operator> All { get; } = [new("time-zone", Zone), new("time-moved", Moved), new("time-order", Order), new("time-fraction", Fraction)];

    private static IEnumerable<Site> Times(Scene scene) =>
        FieldOperators.Fields(scene).Where(site => site.Rule is { Type: "instant" } && site.Part.Text is { } text && ValueTypes.TryInstant(text, out _));

    private static IEnumerable<Mutation> Zone(Scene scene) => Times(scene).SelectMany(site => new[] { site.Part.Text![..^1], site.Part.Text![..^1] + "+01:00", site.Part.Text![..^1] + "+00:00" }
        .Select(text => scene.Edit("time-zone", site, $"{site.Part.Name} is {text}", scene.Inform(site.IsFounded, scene.Asked(site.Shape("types")), LawfulChange.AnotherValue), part => part.Set(text))));

    private static IEnumerable<Mutation> Moved(Scene scene)
    {
        var window = scene.Contract.MatchHref(scene.Exchange.Request.Url)?.Operation.Path.Window;
        foreach (var site in Times(scene).Where(site => site.IsOwn))
        {
            if (site.Part.Name == Created)
            {
                if (window is not null)
                {
                    yield return Shifted(scene, site, TimeSpan.FromDays(-window.Days - 10), Ruling.Breach(scene.Asked("within-window", "lacks").Concat(scene.Compared)));
                }

                // Where a link was followed, its Name may state the time again, and whether it does only that link tells.
                if (scene.Asked("leads-to:name").Count == 0)
                {
                    yield return Shifted(scene, site, TimeSpan.FromHours(-1), scene.Restate(LawfulChange.AnotherValue));
                }

                var later = Written(Instant(site).AddSeconds(-5));
                yield return scene.Edit("time-moved", site, $"{site.Part.Name} is {later}, and the Name is not", scene.Inform(IsNamed(scene, site), scene.Asked("shape:names"), LawfulChange.AnotherValue), part => part.Set(later));
            }
            else
            {
                var later = Written(Instant(site).AddMinutes(1));
                yield return scene.Edit("time-moved", site, $"{site.Part.Name} is {later}", scene.Restate(LawfulChange.AnotherValue), part => part.Set(later));
            }
        }
    }

    private static IEnumerable<Mutation> Order(Scene scene) => Times(scene)
        .Where(site => site.IsOwn && site.Part.Name == Ended && site.Holder.Child(Created)?.Text is { } created && ValueTypes.TryInstant(created, out _))
        .Select(site =>
        {
            ValueTypes.TryInstant(site.Holder.Child(Created)!.Text!, out var created);
            var text = Written(created.AddHours(-1));
            return scene.Edit("time-order", site, $"{Ended} is {text}, before {Created}", Ruling.Breach(scene.Asked("ordered").Concat(scene.Compared)), part => part.Set(text));
        });

    private static IEnumerable<Mutation> Fraction(Scene scene) => Times(scene).Select(site =>
    {
        var bare = site.Part.Text![..^1];
        var text = (bare.Contains('.', StringComparison.Ordinal) ? bare + "0" : bare + ".00") + "Z";
        return scene.Edit("time-fraction", site, $"{site.Part.Name} is {text}", Ruling.Spare(LawfulChange.FractionDigits), part => part.Set(text));
    });

    /// <summary>The time and, where the Name is made of it, the Name move together.</summary>
    private static Mutation Shifted(Scene scene, Site site, TimeSpan by, Ruling ruling)
    {
        var (from, to) = (Instant(site), Instant(site) + by);
        return scene.Edit("time-moved", site, $"{site.Part.Name} is {Written(to)}", ruling, part =>
        {
            part.Set(Written(to));
            if (part.Parent!.Child("Name") is { Text: { } name } named)
            {
                named.Set(name.Replace(Named(from), Named(to), StringComparison.Ordinal));
            }
        });
    }

    /// <summary>Whether the Name is made of it, and all other parts of the Name are there too.</summary>
    private static bool IsNamed(Scene scene, Site site) => !site.InReference && scene.Resource is { NamePattern: { } pattern } resource && resource.IsNamed(site.Holder)
        && Template.Names(pattern).Contains(site.Part.Name, StringComparer.Ordinal) && Template.Names(pattern).All(name => site.Holder.Child(name)?.Text is not null);

    private static DateTimeOffset Instant(Site site) => ValueTypes.TryInstant(site.Part.Text!, out var instant) ? instant : throw new InvalidOperationException("only instants are moved");

    private static string Written(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string Named(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
