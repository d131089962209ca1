using Conformance.DataFiles;

namespace Conformance.Core.Scenarios;

/// <summary>Checks that every name in braces can be bound before the step that uses it.</summary>
internal static class TemplateNames
{
    private static readonly string[] Bound = ["id", "uid", "name", "path"];
    private static readonly string[] BoundAt = [.. Bound, "1", "2", "3"];

    public static void Check(Scenario scenario, List<DataFault> faults)
    {
        var known = new HashSet<string>(SuiteCheck.BuiltIn, StringComparer.Ordinal);
        known.UnionWith(scenario.Axes.Select(axis => axis.Name));
        known.UnionWith(scenario.Givens.SelectMany(given => (given.At is null ? Bound : BoundAt).Select(part => $"{given.Name}.{part}")));
        var inAxes = scenario.Axes.SelectMany(axis => axis.Values).SelectMany(value => Template.Names(value.Text));
        foreach (var name in inAxes.Where(name => !known.Contains(name)))
        {
            SuiteCheck.Known(name, known, "name", scenario.Place, faults);
        }

        foreach (var step in scenario.Steps)
        {
            foreach (var name in Of(step).Distinct(StringComparer.Ordinal).Where(name => !known.Contains(name)))
            {
                SuiteCheck.Known(name, known, "name", step.Place, faults);
            }

            if (step is PickStep)
            {
                known.UnionWith([$"{step.Id}.value", $"{step.Id}.literal"]);
            }

            if (step is RequestStep { Capture: true })
            {
                known.Add($"{step.Id}.token");
                known.Add($"{step.Id}.path");
                known.Add($"{step.Id}.user");
            }
        }

        foreach (var expectation in scenario.Expectations)
        {
            foreach (var name in Scalars(expectation.Arguments).SelectMany(Template.Names).Where(name => !known.Contains(name)))
            {
                SuiteCheck.Known(name, known, "name", expectation.Place, faults);
            }
        }
    }

    /// <summary>The names in braces that a step uses.</summary>
    public static IEnumerable<string> Of(Step step) => Texts(step).SelectMany(Template.Names);

    /// <summary>Every name in braces that the scenario uses.</summary>
    public static IEnumerable<string> Used(Scenario scenario) =>
        scenario.Axes.SelectMany(axis => axis.Values).Select(value => value.Text)
            .Concat(scenario.Steps.SelectMany(Texts))
            .Concat(scenario.Expectations.SelectMany(expectation => Scalars(expectation.Arguments)))
            .SelectMany(Template.Names);

    private static IEnumerable<string> Texts(Step step) => step switch
    {
        RequestStep { Request: var request } =>
        [
            request.Method, request.Path, request.Auth, request.Accept, request.Body ?? "",
            .. request.Query.Select(pair => pair.Value), .. request.Headers.Select(pair => pair.Value),
        ],
        PickStep pick => [pick.Field ?? ""],
        LinkStep follow => [follow.Auth, follow.Accept],
        _ => [],
    };

    /// <summary>Patterns of regular expressions have braces of their own, so only templates are looked at.</summary>
    private static IEnumerable<string> Scalars(YamlValue value) => value switch
    {
        YamlScalar scalar => [scalar.Text],
        YamlSequence sequence => sequence.Items.SelectMany(Scalars),
        YamlMapping mapping => mapping.Entries.Where(entry => entry.Key.Text != "matches").SelectMany(entry => Scalars(entry.Value)),
        _ => [],
    };
}
