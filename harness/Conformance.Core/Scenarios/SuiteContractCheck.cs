using Conformance.Core.Contract;
using Conformance.DataFiles;

namespace Conformance.Core.Scenarios;

/// <summary>What scenarios name must be of the contract: a misspelt word would be found nowhere, and a server would be blamed for
/// it.</summary>
internal static class SuiteContractCheck
{
    private static readonly string[] RootsByPath = ["reference", "entity", "only"];

    /// <summary>The links of a page of a query, which belong to no resource.</summary>
    private static readonly string[] PageRels = ["First", "Previous", "Next", "Last"];

    public static void Check(Suite suite, ApiContract contract, List<DataFault> faults)
    {
        Givens(suite, contract, faults);
        var roots = RootsByPath.Concat(contract.Resources.Values.SelectMany(resource => new[] { resource.Type, resource.Plural }).OfType<string>())
            .Append(Operation.ReferenceRoot).Append(Operation.ReferenceListRoot).Distinct(StringComparer.Ordinal).ToList();
        foreach (var root in suite.Scenarios.SelectMany(scenario => scenario.Expectations).Concat(suite.Everywhere)
            .Where(expectation => expectation.Kind == "root" && !Template.Names(expectation.Arguments.Text()).Any()).DistinctBy(expectation => expectation.Arguments.Place))
        {
            SuiteCheck.Known(root.Arguments.Text(), roots, "root element", root.Arguments.Place, faults);
        }

        var rels = contract.Resources.Values.SelectMany(resource => resource.Links).Select(link => link.Rel).Concat(PageRels).Distinct(StringComparer.Ordinal).ToList();
        var types = contract.Resources.Values.SelectMany(resource => resource.Links.Select(link => link.Type).Append(resource.ReferenceType).Append(resource.TypeName)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        foreach (var step in suite.Scenarios.SelectMany(scenario => scenario.Steps).OfType<FollowStep>().DistinctBy(step => step.Place))
        {
            SuiteCheck.Known(step.Rel, rels, "relation of a link", step.Place, faults);
            if (step.Type is { } type && !Template.Names(type).Any())
            {
                SuiteCheck.Known(type, types, "Type of a link", step.Place, faults);
            }
        }

        Conditions(suite, contract, roots, faults);

        // A name that nothing binds makes a path that nobody knows; it is one fault, not two.
        if (faults.Count == 0)
        {
            Paths(suite, contract, faults);
        }
    }

    /// <summary>A condition on an operation or a body that there is not would switch its check off without a word.</summary>
    private static void Conditions(Suite suite, ApiContract contract, List<string> roots, List<DataFault> faults)
    {
        var operations = contract.Operations.SelectMany(operation => operation.Path.Methods.Select(method => $"{method} {operation.Path.Template}")).ToList();
        var asked = suite.Scenarios.SelectMany(scenario => scenario.Expectations.Select(expectation => (expectation.Conditions, expectation.Place)).Concat(scenario.Relations.Select(relation => (relation.Conditions, relation.Place))))
            .Concat(suite.Everywhere.Select(expectation => (expectation.Conditions, expectation.Place))).DistinctBy(pair => pair.Place);
        foreach (var (condition, place) in asked.SelectMany(pair => pair.Conditions.Select(condition => (condition, pair.Place))))
        {
            var known = condition.Name switch { "operation" => operations, "form" => roots, _ => [] };
            foreach (var value in condition.Values.Select(value => value.TrimStart('!')).Where(value => known.Count > 0 && !known.Any(name => Glob.Matches(value, name))))
            {
                SuiteCheck.Known(value, known, $"value of {condition.Name}", place, faults);
            }
        }
    }

    /// <summary>A file that stands for many scenarios is told of once.</summary>
    private static void Givens(Suite suite, ApiContract contract, List<DataFault> faults)
    {
        var nested = contract.Operations.Where(operation => operation.Path.Kind == PathKind.Nested).Select(operation => operation.Path.Template[(operation.Path.Template.LastIndexOf('/') + 1)..]).Distinct(StringComparer.Ordinal).ToList();
        foreach (var given in suite.Scenarios.SelectMany(scenario => scenario.Givens).Where(given => given.At is null).DistinctBy(given => (given.Place, given.Resource, given.With)))
        {
            SuiteCheck.Known(given.Resource, contract.Resources.Keys, "resource", given.Place, faults);
            if (given.With is { } collection)
            {
                SuiteCheck.Known(collection, nested, "nested collection", given.Place, faults);
            }
        }
    }

    /// <summary>A path that no page has may be asked for; that it is answered with success can be said by no page.</summary>
    private static void Paths(Suite suite, ApiContract contract, List<DataFault> faults)
    {
        var templates = contract.Operations.Select(operation => operation.Path.Template).ToList();
        var unknown = suite.Scenarios.SelectMany(Variant.Of)
            .SelectMany(variant => variant.Scenario.Steps.OfType<RequestStep>().Select(step => (Variant: variant, Step: step, Path: OperationPath(variant, step))))
            .Where(asked => contract.Match(asked.Path) is null && IsPromised(asked.Variant, asked.Step));
        foreach (var (_, step, path) in unknown.DistinctBy(asked => (asked.Step.Place, asked.Path)))
        {
            faults.Add(new DataFault(
                step.Place,
                $"success is expected of {path}, and no operation of the contract has that path.{(Suggestion.Nearest(path, templates) is { } near ? $" Did you mean \"{near}\"?" : "")} Add it to contract/ if a later version brought it."));
        }
    }

    private static string OperationPath(Variant variant, RequestStep step) =>
        Template.Fill(variant.Fill(step.Request.Path), name => name.EndsWith(".path", StringComparison.Ordinal) ? "/logonSessions/{ID}" : "{ID}");

    private static bool IsPromised(Variant variant, RequestStep step)
    {
        var last = variant.Scenario.Steps.OfType<RequestStep>().Last();
        return variant.Scenario.Expectations.Any(expectation => expectation.Kind == "status" && (expectation.Step ?? last.Id) == step.Id
            && Coverage.Applies(expectation.Conditions, variant) && Statuses(expectation.Arguments).All(status => status.StartsWith('2')));
    }

    private static IEnumerable<string> Statuses(YamlValue value) => value is YamlSequence list ? list.Items.Select(item => item.Text()) : [value.Text()];
}
