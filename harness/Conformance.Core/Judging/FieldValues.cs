using System.Globalization;
using Conformance.Core.Contract;

namespace Conformance.Core.Judging;

/// <summary>What a representation shows of the fields that filters and orders name.</summary>
public static class FieldValues
{
    /// <summary>The value that an entity shows; null if it shows none.</summary>
    public static string? Of(ResourceView view, QueryField field, Resource resource) =>
        Shown(view, field, resource) is { } text && field.Type == "guid" ? ValueTypes.IdOf(text) ?? text : Shown(view, field, resource);

    private static string? Shown(ResourceView view, QueryField field, Resource resource) => field.At switch
    {
        [var one] => view.Text(one) ?? view.Text(one + "UTC"),
        [var step, var end] when resource.TargetOf(step) is { } type
            && view.Links.FirstOrDefault(link => link.Rel == "Up" && link.Type == type + "Reference") is { } link =>
            end == "Name" ? link.Name : link.Href?.Split('?')[0].Split('/')[^1] is { } id ? $"urn:veeam:{type}:{id}" : null,
        [var step, "UID"] when view.Href is { } href
            && resource.Paths.Where(path => path.Kind == PathKind.Item && path.By == step).Select(path => ParentIn(href, path)).FirstOrDefault(found => found is not null) is var (type, id) =>
            $"urn:veeam:{type}:{id}",
        _ => null,
    };

    /// <summary>The type and the ID of the parent in an Href below it, as in <c>/jobs/{ID}/includes/{ID}</c>; null if the Href
    /// has another path.</summary>
    private static (string Type, string Id)? ParentIn(string href, ResourcePath path)
    {
        var wanted = path.Template.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var actual = href.Split('?')[0].Split('/').TakeLast(wanted.Length).ToArray();
        var holes = Enumerable.Range(0, wanted.Length).Where(at => wanted[at].StartsWith('{')).ToList();
        return path.Parent is { } type && holes.Count > 1 && actual.Length == wanted.Length
            && wanted.Zip(actual).All(pair => pair.First.StartsWith('{') || pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase)) ? (type, actual[holes[^2]]) : null;
    }

    /// <summary>Compares two values of a field: by index in its value list, as instants, as numbers, otherwise as text in any
    /// case; null if one is of another kind.</summary>
    public static int? Compare(QueryField field, string left, string right)
    {
        if (field.Values.Count > 0)
        {
            var (first, second) = (IndexOf(field, left), IndexOf(field, right));
            return first < 0 || second < 0 ? null : first.CompareTo(second);
        }

        if (field.Type == "instant")
        {
            return ValueTypes.TryInstant(left, out var first) && ValueTypes.TryInstant(right, out var second) ? first.CompareTo(second) : null;
        }

        return !ValueTypes.IsJsonNumber(field.Type) ? string.Compare(left, right, StringComparison.OrdinalIgnoreCase)
            : decimal.TryParse(left, CultureInfo.InvariantCulture, out var one) && decimal.TryParse(right, CultureInfo.InvariantCulture, out var other) ? one.CompareTo(other)
            : null;
    }

    /// <summary>
    /// A value from the middle of those that the members show, so that a filter by it divides them; null if none shows any. How a
    /// filter
    /// writes a value that has a double quote itself, no page says.
    /// </summary>
    public static string? Middle(AnswerBody body, QueryField field, Resource resource)
    {
        var values = body.Resources.Select(view => Of(view, field, resource)).Where(value => !string.IsNullOrEmpty(value) && !value.Contains('"', StringComparison.Ordinal)).Select(value => value!)
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        values.Sort((left, right) => Compare(field, left, right) is { } order and not 0 ? order : string.CompareOrdinal(left, right));
        return values.Count == 0 ? null : values[values.Count / 2];
    }

    /// <summary>
    /// The value as filters write it: in double quotes unless it has letters, digits and underscores alone
    /// (HC:optional_query_parameters).
    /// Examples put times, UIDs, versions and addresses in quotes.
    /// </summary>
    public static string Literal(string value) =>
        value.Length > 0 && value.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '_') ? value : $"\"{value}\"";

    private static int IndexOf(QueryField field, string value) =>
        field.Values.Select((text, index) => (text, index)).Where(pair => pair.text.Equals(value, StringComparison.OrdinalIgnoreCase)).Select(pair => pair.index).FirstOrDefault(-1);
}
