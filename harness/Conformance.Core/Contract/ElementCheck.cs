using Conformance.DataFiles;

namespace Conformance.Core.Contract;

/// <summary>Whether attributes and elements agree with themselves: known types, values of the type, whole choices, known
/// versions.</summary>
internal static class ElementCheck
{
    public static void Check(IReadOnlyList<ElementRule> rules, IReadOnlyList<string> versions, Action<string> fault)
    {
        foreach (var lonely in rules.Where(rule => rule.Choice is not null).GroupBy(rule => rule.Choice).Where(group => group.Count() == 1))
        {
            fault($"{lonely.Single().Name} is the only one of the choice \"{lonely.Key}\". Name the others or remove it.");
        }

        foreach (var rule in rules)
        {
            if (!ValueTypes.IsKnown(rule.Type))
            {
                fault($"the type \"{rule.Type}\" of {rule.Name} is not known.{Suggestion.For(rule.Type, ValueTypes.Names)}");
            }
            else if (rule.Type != ValueTypes.Structure)
            {
                foreach (var value in rule.Values.Where(value => ValueTypes.Check(rule.Type, value) is not null))
                {
                    fault($"the value \"{value}\" of {rule.Name} is not of its type {rule.Type}.");
                }
            }

            if (rule.Since is { } since && !versions.Contains(since))
            {
                fault($"{rule.Name} is there since {since}, which is no version of api.yaml.{Suggestion.For(since, versions)}");
            }

            Check(rule.Attributes, versions, fault);
            Check(rule.Elements, versions, fault);
        }
    }
}
