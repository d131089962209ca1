using System.Globalization;
using System.Text.RegularExpressions;
using Conformance.Core.Contract;
using Conformance.Core.Worlds;
using Conformance.Emulator.Answers;

namespace Conformance.Emulator.Faults;

/// <summary>
/// Wrong in the shape of entities. A Content-Length that does not count the body is not among them: Kestrel refuses to send one,
/// so a
/// hostile raw server must do that.
/// </summary>
internal static class ShapeFaults
{
    private const string Area = "shape";

    public static readonly Fault[] All =
    [
        Entities("order-swapped", "The first two elements after Links have changed places.", entity => entity.Children.Count < 3 ? entity
            : entity with { Children = entity.Children.SetItem(1, entity.Children[2]).SetItem(2, entity.Children[1]) }),
        Elements("state-unknown", "State has a value that no page lists.", "State", element => element with { Text = "Finished" }),
        Elements("result-unknown", "Result has a value that no page lists.", "Result", element => element with { Text = "Successful" }),
        Resources("required-missing", "Resources lack the last element that every page shows.", (entity, resource) => WithoutLast(entity, resource.Elements)),
        Resources("part-missing", "Structures lack the last element that every page shows.", (entity, resource) => WithoutParts(entity, resource.Elements)),
        Without("job-name-missing", "JobName is missing.", "JobName"),
        Without("file-path-missing", "FilePath is missing.", "FilePath"),
        Entities("end-missing", "What is stopped or completed has no EndTimeUTC.", entity => entity.Child("State") is { Text: "Stopped" or "Completed" }
            ? entity with { Children = entity.Children.RemoveAll(child => child.Name == "EndTimeUTC") } : entity),
        new("json-names-mixed", "JSON about the task sessions of replicas has its names in the other case.", Area, behaviour => behaviour.AlsoResponse((exchanged, response) =>
            exchanged.Type == "ReplicaTaskSession" ? OtherCase.Of(exchanged, response) : response)),
        Without("total-size-missing", "TotalSize is missing.", "TotalSize"),
        Without("creation-missing", "CreationTimeUTC is missing.", "CreationTimeUTC"),
        Without("job-session-uid-missing", "JobSessionUid is missing.", "JobSessionUid"),
        Elements("total-size-text", "TotalSize is a number with a unit.", "TotalSize", element => element with { Text = element.Text + " B" }),
        Instants("time-local", "Instants have no Z.", text => text.TrimEnd('Z')),
        Instants("time-offset", "Instants have the offset +01:00 instead of Z.", text => text.TrimEnd('Z') + "+01:00"),
        Elements("uid-form-wrong", "JobSessionUid is a bare GUID.", "JobSessionUid", element => element with { Text = ValueTypes.IdOf(element.Text ?? "") }),
        Elements("reason-without-failure", "A task with the Result Success has a Reason.", "Reason", element =>
            element.Text is { Length: > 0 } ? element : element with { Text = "Nothing to say." }),
        Entities("end-before-creation", "EndTimeUTC lies before CreationTimeUTC.", entity =>
            entity.Child("CreationTimeUTC") is { } created ? entity.WithChild("EndTimeUTC", end => Before(end, created)) : entity),
        Entities("end-while-in-progress", "A task in progress has an EndTimeUTC.", entity => entity.Child("State") is { Text: "InProgress" } && entity.Child("CreationTimeUTC") is { } created
            ? entity.WithChild("EndTimeUTC", end => end with { Absent = false, Text = created.Text, Type = created.Type }) : entity),
        Entities("entity-type-missing", "Entities have the Type of their reference.", entity => entity.WithAttribute("Type", type => type + "Reference")),
        new("name-rounded", "The time in the Name of a session is rounded instead of truncated.", Area, behaviour => behaviour.AlsoElement((exchanged, element) =>
            exchanged.Type is null ? element : element.Everywhere(each => Renamed(each, exchanged)))),
        new("namespace-wrong", "The XML namespace is another.", Area, behaviour =>
            behaviour with { Style = behaviour.Style with { Namespace = "http://www.veeam.com/ent/v1.1" } }),
        new("root-wrong", "The root element of a collection of entities has the name of one.", Area, behaviour => behaviour.AlsoElement((exchanged, element) =>
            exchanged is { IsKeyList: true, AsEntity: true } ? element with { Name = exchanged.Type!, Lists = [exchanged.Type!], Children = Listed(element, exchanged.Type!) } : element)),
    ];

    private static bool IsDemanded(ElementRule rule) => rule is { Optional: false, Many: false, Level: FactLevel.Documented };

    private static Element WithoutLast(Element holder, IReadOnlyList<ElementRule> rules) => rules.LastOrDefault(IsDemanded) is { } last
        ? holder with { Children = holder.Children.RemoveAll(child => child.Name == last.Name) } : holder;

    private static Element WithoutParts(Element holder, IReadOnlyList<ElementRule> rules) => holder with
    {
        Children = [.. holder.Children.Select(child => rules.FirstOrDefault(rule => rule.Name == child.Name) is { Structured: true } rule
            ? WithoutLast(WithoutParts(child, rule.Elements), rule.Elements) : child)],
    };

    /// <summary>Changes entities, and what has no references.</summary>
    private static Fault Resources(string name, string what, Func<Element, Resource, Element> edit) => new(name, what, Area, behaviour =>
        behaviour.AlsoElement((exchanged, element) => exchanged.Type is { } type && exchanged.Contract.Resources[type] is var resource && (exchanged.AsEntity || !resource.Key)
            ? element.Everywhere(each => each.Name == resource.Type || each.Name == resource.Item ? edit(each, resource) : each) : element));

    private static Fault Entities(string name, string what, Func<Element, Element> edit) => new(name, what, Area, behaviour =>
        behaviour.AlsoElement((exchanged, element) => exchanged is { AsEntity: true, Type: not null }
            ? element.Everywhere(each => each.Attribute("UID") is null ? each : edit(each))
            : element));

    private static Fault Elements(string name, string what, string of, Func<Element, Element> edit) =>
        Entities(name, what, entity => entity.WithChild(of, child => child.Absent ? child : edit(child)));

    private static Fault Without(string name, string what, string of) =>
        Entities(name, what, entity => entity with { Children = entity.Children.RemoveAll(child => child.Name == of) });

    private static Fault Instants(string name, string what, Func<string, string> edit) => Entities(name, what, entity =>
        entity with { Children = [.. entity.Children.Select(child => child is { Type: "instant", Text: { } text } ? child with { Text = edit(text) } : child)] });

    private static Element Before(Element end, Element created) =>
        !end.Absent && ValueTypes.TryInstant(created.Text ?? "", out var instant) ? end with { Text = WorldClock.Write(instant.AddMinutes(-1)) } : end;

    /// <summary>The members in the list that JSON has under the wrong root's name.</summary>
    private static System.Collections.Immutable.ImmutableList<Element> Listed(Element element, string type) =>
        [.. element.Children.Select(child => child with { ListName = type })];

    /// <summary>Everything that bears the Name of a session, links included, so that the answers still agree with one
    /// another.</summary>
    private static Element Renamed(Element element, Exchanged exchanged) =>
        element.Attribute("Name") is { } name && exchanged.World.Entities.FirstOrDefault(entity => entity.Name == name && entity.Instants.ContainsKey("CreationTimeUTC")) is { } entity
            ? element.WithAttribute("Name", _ => Rounded(name, entity.Instants["CreationTimeUTC"]))
            : element;

    private static string Rounded(string name, DateTimeOffset created) => Regex.Replace(
        name, @"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$", created.UtcDateTime.AddMilliseconds(500).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
}
