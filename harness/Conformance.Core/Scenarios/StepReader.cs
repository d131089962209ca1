using System.Globalization;
using Conformance.DataFiles;

namespace Conformance.Core.Scenarios;

/// <summary>Reads one step from a mapping that meets the schema.</summary>
internal static class StepReader
{
    /// <summary>Axes of these names fill the requests by themselves.</summary>
    internal static readonly string[] FilledByThemselves = ["accept", "auth", "format"];

    private static readonly string[] Methods = ["get", "head", "post", "put", "delete", "patch", "options"];

    public static Step? Read(YamlMapping item, string id, IReadOnlyList<Axis> axes, List<DataFault> faults)
    {
        var methods = Methods.Where(name => item.Find(name) is not null).ToList();
        var forms = methods.Count + Count(item, "advance") + Count(item, "follow") + Count(item, "follow-each") + Count(item, "follow-pages") + Count(item, "pick") + Count(item, "method");
        if (forms != 1)
        {
            faults.Add(new DataFault(item.Place,
                $"a step does one thing, this one {(forms == 0 ? "nothing" : "several")}. Write one of {string.Join(", ", Methods)}, method with path, follow, follow-each, follow-pages, pick, advance."));
            return null;
        }

        if (item.TextOf("advance") is { } by)
        {
            return new AdvanceStep(id, Duration(by), item.Place);
        }

        var auth = item.TextOf("auth") ?? Default("auth", axes, AuthModes.Header);
        var accept = item.TextOf("accept") ?? Default("accept", axes, RequestTemplate.Absent);
        if (item.MappingOf("follow") is { } follow)
        {
            return new FollowStep(
                id, follow.RequiredText("from"), follow.RequiredText("rel"), follow.TextOf("type"), auth, accept, item.Place);
        }

        if (item.MappingOf("follow-each") is { } each)
        {
            return new FollowEachStep(id, each.RequiredText("from"), each.TextOf("to"), item.TextOf("format"), auth, accept, item.Place);
        }

        if (item.MappingOf("follow-pages") is { } pages)
        {
            return new FollowPagesStep(id, pages.RequiredText("from"), auth, accept, item.Place);
        }

        if (item.MappingOf("pick") is { } pick)
        {
            return new PickStep(id, pick.RequiredText("from"), pick.TextOf("field"), item.Place);
        }

        var method = methods.Count == 1 ? methods[0].ToUpperInvariant() : item.RequiredText("method");
        var path = methods.Count == 1 ? item.RequiredText(methods[0]) : item.RequiredText("path");
        var format = item.TextOf("format") ?? Default("format", axes, RequestTemplate.Absent);
        var query = Pairs(item, "query");
        return new RequestStep(
            id,
            new RequestTemplate(
                method, path, format == RequestTemplate.Absent ? query : [.. query, KeyValuePair.Create("format", format)],
                auth, accept, Pairs(item, "headers"), item.TextOf("body")),
            item.TextOf("capture") is not null,
            item.Place);
    }

    private static int Count(YamlMapping item, string key) => item.Find(key) is null ? 0 : 1;

    /// <summary>An axis of the same name fills the request by itself; a step that must not vary says what it sends.</summary>
    private static string Default(string name, IReadOnlyList<Axis> axes, string otherwise) =>
        axes.Any(axis => axis.Name == name) ? $"{{{name}}}" : otherwise;

    private static List<KeyValuePair<string, string>> Pairs(YamlMapping item, string key) =>
        item.MappingOf(key) is { } pairs
            ? [.. pairs.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, entry.Value.Text()))]
            : [];

    private static TimeSpan Duration(string text)
    {
        var count = int.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture);
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            _ => TimeSpan.FromDays(count),
        };
    }
}
