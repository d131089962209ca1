using Conformance.DataFiles;

namespace Conformance.Core.Scenarios;

/// <summary>What a schema cannot say: names that must exist elsewhere, and things that would check nothing.</summary>
internal static class SuiteCheck
{
    /// <summary>Names that every template may use, whatever the scenario.</summary>
    public static readonly IReadOnlyList<string> BuiltIn = ["garbage.token", "unknown.id", "malformed.id", "api.version", "window.inside", "window.outside"];

    public static void Check(Suite suite, List<DataFault> faults)
    {
        if (suite.Requirements.Count == 0 && suite.Scenarios.Count > 0)
        {
            // One that is there and cannot be read was told of already.
            if (!faults.Exists(fault => fault.Place.File.EndsWith(SuiteReader.RequirementsPath, StringComparison.Ordinal)))
            {
                faults.Add(new DataFault(new DataPlace(suite.Scenarios[0].Place.File.Split('/')[0], 0, 0), "no requirements.yaml is here. A scenarios folder of your own has its own: `conform schema --editor DIR` puts the suite's there, or write one."));
            }

            return;
        }

        if (suite.Scenarios.Count == 0 && faults.Count == 0)
        {
            faults.Add(new DataFault(new DataPlace("scenarios", 0, 0), "no scenario is here. A suite without scenarios proves nothing."));
        }

        foreach (var group in suite.Scenarios.GroupBy(scenario => scenario.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            faults.Add(new DataFault(group.Last().Place, $"the scenario \"{group.Key}\" stands twice, first at {group.First().Place}."));
        }

        // A family's scenarios stand in one file, and a value that one of them has may be spoken of there.
        var values = suite.Scenarios.SelectMany(scenario => scenario.Axes.SelectMany(axis => axis.Values.Select(value => (Axis: (scenario.Place, axis.Name), value.Name)))).ToLookup(pair => pair.Axis, pair => pair.Name);
        foreach (var scenario in suite.Scenarios)
        {
            Scenario(scenario, suite, faults);
            foreach (var (conditions, place) in scenario.Expectations.Select(expectation => (expectation.Conditions, expectation.Place)).Concat(scenario.Relations.Select(relation => (relation.Conditions, relation.Place))))
            {
                Values(conditions, axis => values[(scenario.Place, axis)], place, faults);
            }
        }

        foreach (var expectation in suite.Everywhere)
        {
            Requirement(expectation.Requirement, expectation.Place, suite, faults);
            Names(expectation.Conditions, [], expectation.Place, faults);
            Values(expectation.Conditions, _ => [], expectation.Place, faults);
        }
    }

    /// <summary>What takes something from an earlier answer names the step that has it.</summary>
    private static void StepsBefore(Scenario scenario, List<DataFault> faults)
    {
        var before = new List<string>();
        foreach (var step in scenario.Steps)
        {
            if (step switch { LinkStep follow => follow.From, PickStep pick => pick.From, _ => null } is { } from)
            {
                Known(from, before, "earlier step", step.Place, faults);
            }

            before.Add(step.Id);
        }
    }

    /// <summary>A misspelt way to send the token would be sent as a token of that text, and refused by a server that is
    /// right.</summary>
    private static void Auth(Scenario scenario, List<DataFault> faults)
    {
        if (scenario.Steps.All(step => step switch { RequestStep request => request.Request.Auth, LinkStep follow => follow.Auth, _ => null } is not { } auth || AuthModes.All.Contains(auth, StringComparer.Ordinal)))
        {
            return;
        }

        foreach (var (step, auth) in Variant.Of(scenario)
            .SelectMany(variant => scenario.Steps.Select(step => (Step: step, Auth: step switch { RequestStep request => variant.Fill(request.Request.Auth), LinkStep follow => variant.Fill(follow.Auth), _ => null })))
            .Where(pair => pair.Auth is not null && !AuthModes.All.Contains(pair.Auth, StringComparer.Ordinal) && !Template.Names(pair.Auth).Any()).DistinctBy(pair => (pair.Step.Place, pair.Auth)))
        {
            Known(auth!, AuthModes.All, "way to send a token", step.Place, faults);
        }
    }

    /// <summary>An axis that changes nothing asks the same again, and most likely has a misspelt name.</summary>
    private static void Axes(Scenario scenario, HashSet<string> inTemplates, List<DataFault> faults)
    {
        if (scenario.Axes.All(axis => inTemplates.Contains(axis.Name)))
        {
            return;
        }

        var used = inTemplates.Concat(scenario.Expectations.SelectMany(expectation => expectation.Conditions).Concat(scenario.Relations.SelectMany(relation => relation.Conditions)).Select(condition => condition.Name))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var axis in scenario.Axes.Where(axis => !used.Contains(axis.Name)))
        {
            var near = Suggestion.Nearest(axis.Name, StepReader.FilledByThemselves);
            faults.Add(new DataFault(scenario.Place, $"nothing uses the axis \"{axis.Name}\".{(near is null ? $" Write {{{axis.Name}}} into a step, or remove it." : $" Did you mean \"{near}\"?")}"));
        }
    }

    /// <summary>A condition that nothing can meet switches its check off without a word.</summary>
    private static void Values(IEnumerable<Condition> conditions, Func<string, IEnumerable<string>> valuesOf, DataPlace place, List<DataFault> faults)
    {
        foreach (var condition in conditions)
        {
            IReadOnlyList<string> ofAxis = [.. valuesOf(condition.Name).Distinct(StringComparer.Ordinal)];
            var known = ofAxis.Count > 0 ? ofAxis : Condition.ValuesOf(condition.Name) ?? [];
            foreach (var value in condition.Values.Select(value => value.TrimStart('!')).Where(value => known.Count > 0 && !known.Any(name => Glob.Matches(value, name))))
            {
                Known(value, known, $"value of {condition.Name}", place, faults);
            }

            foreach (var value in condition.Name == "status" ? condition.Values.Where(value => !StatusPattern.IsOne(value.TrimStart('!'))) : [])
            {
                faults.Add(new DataFault(place, $"\"{value}\" is no status. A status code, or a class as in 4xx."));
            }
        }
    }

    private static void Scenario(Scenario scenario, Suite suite, List<DataFault> faults)
    {
        if (scenario.Expectations.Count + scenario.Relations.Count == 0)
        {
            faults.Add(new DataFault(scenario.Place, "this scenario checks nothing. Add an expectation or a relation."));
        }

        var steps = scenario.Steps.Select(step => step.Id).ToList();
        foreach (var twice in steps.GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            faults.Add(new DataFault(scenario.Place, $"two steps are called \"{twice.Key}\". Give each its own id."));
        }

        StepsBefore(scenario, faults);
        Auth(scenario, faults);
        var used = TemplateNames.Used(scenario).ToHashSet(StringComparer.Ordinal);
        Axes(scenario, used, faults);
        var axes = scenario.Axes.Select(axis => axis.Name).ToList();
        foreach (var expectation in scenario.Expectations)
        {
            Requirement(expectation.Requirement, expectation.Place, suite, faults);
            StepName(expectation.Step, steps, expectation.Place, faults);
            Names(expectation.Conditions, axes, expectation.Place, faults);
        }

        foreach (var relation in scenario.Relations)
        {
            Requirement(relation.Requirement, relation.Place, suite, faults);
            StepName(relation.Step, steps, relation.Place, faults);
            Names(relation.Conditions, axes, relation.Place, faults);
            Known(relation.Across, axes, "axis", relation.Place, faults);
        }

        var unrooted = scenario.Steps.OfType<RequestStep>().Where(step => !step.Request.Path.StartsWith('/')).ToList();
        foreach (var (step, path) in (unrooted.Count == 0 ? [] : Variant.Of(scenario)).SelectMany(variant => unrooted.Select(step => (step, Path: variant.Fill(step.Request.Path))))
            .Where(pair => pair.Path.Length == 0 || pair.Path[0] is not ('/' or '{')).DistinctBy(pair => pair.Path))
        {
            faults.Add(new DataFault(step.Place, $"the path \"{path}\" must begin with a slash: it stands below the API's base."));
        }

        var before = faults.Count;
        Braces(scenario, faults);
        TemplateNames.Check(scenario, faults);

        // A misspelt name is one fault, not two.
        if (faults.Count == before)
        {
            faults.AddRange(scenario.Givens.Where(given => !used.Any(name => name.StartsWith(given.Name + ".", StringComparison.Ordinal))).Select(given =>
                new DataFault(scenario.Place, $"\"{given.Name}\" is given and nothing uses it. Use it in a request or an expectation, or remove it.")));
        }
    }

    /// <summary>A name whose closing brace is missing would be sent as it stands.</summary>
    private static void Braces(Scenario scenario, List<DataFault> faults)
    {
        foreach (var (step, name) in scenario.Steps.OfType<RequestStep>().SelectMany(step => step.Request.Query.Select(pair => pair.Value).Prepend(step.Request.Path)
            .SelectMany(Template.Unclosed).Select(name => (step, name))))
        {
            faults.Add(new DataFault(step.Place, $"\"{{{name}\" has no closing brace. Write \"{{{name}}}\"."));
        }
    }

    private static void Requirement(string id, DataPlace place, Suite suite, List<DataFault> faults)
    {
        if (!suite.Requirements.ContainsKey(id))
        {
            Known(id, suite.Requirements.Keys, "requirement", place, faults);
        }
    }

    private static void StepName(string? id, List<string> steps, DataPlace place, List<DataFault> faults)
    {
        if (id is not null)
        {
            Known(id, steps, "step", place, faults);
        }
    }

    private static void Names(IEnumerable<Condition> conditions, IReadOnlyList<string> axes, DataPlace place, List<DataFault> faults)
    {
        var known = axes.Concat(Condition.Facts);
        foreach (var condition in conditions.Where(condition => !known.Contains(condition.Name, StringComparer.Ordinal)))
        {
            Known(condition.Name, known, "condition", place, faults);
        }
    }

    internal static void Known(string name, IEnumerable<string> known, string noun, DataPlace place, List<DataFault> faults)
    {
        var words = known as IReadOnlyCollection<string> ?? [.. known];
        if (!words.Contains(name, StringComparer.Ordinal))
        {
            var near = Suggestion.Nearest(name, words);
            faults.Add(new DataFault(place, $"unknown {noun} \"{name}\".{(near is null && words.Count > 12 ? "" : Suggestion.For(name, words))}"));
        }
    }
}
