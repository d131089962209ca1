using System.Globalization;
using Conformance.Core.Contract;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging.Checks;

/// <summary>The Name of a session is made of its parts, with its time cut off to seconds.</summary>
public sealed record NamesCheck : ShapeCheck
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation>? Judge(ResourceView view, Resource resource, ApiContract contract)
    {
        if (resource.NamePattern is not { } pattern || view.IsReference || Template.Names(pattern).Any(name => view.Text(name) is null)
            || !resource.NameWhere.All(rule => rule.At is [var at] && view.Text(at) is { } text && rule.Values.Contains(text, StringComparer.Ordinal)))
        {
            return null;
        }

        var wanted = Template.Fill(pattern, name => Part(view.Text(name)!));
        return view.Name == wanted ? [] : [new Violation(
            view.Name is null ? ViolationKind.Missing : ViolationKind.WrongValue, "Name", $"Name \"{wanted}\"", view.Name is { } name ? $"\"{name}\"" : "no Name", view.Information["Name"]?.Source.Path.Text ?? view.Path)];
    }

    /// <summary>An instant is cut off to seconds, not rounded, in UTC; anything else stands as it is.</summary>
    private static string Part(string text) =>
        ValueTypes.TryInstant(text, out var instant) ? instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : text;
}
