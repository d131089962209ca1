using Conformance.DataFiles;

namespace Conformance.Core.Scenarios;

/// <summary>Reads expectations and relations from documents that meet the schema.</summary>
internal static class ExpectationReader
{
    private static readonly string[] Framework = ["requirement", "step", "when", "across"];

    /// <summary>The expectations below <c>expect</c>.</summary>
    public static IReadOnlyList<Expectation> Expectations(YamlMapping root, List<DataFault> faults)
    {
        var expectations = new List<Expectation>();
        foreach (var item in root.Items("expect").Select(item => item.Mapping()))
        {
            if (Kind(item, "check", faults) is { } kind)
            {
                expectations.Add(new Expectation(
                    item.RequiredText("requirement"), item.TextOf("step"), Conditions(item), kind, item.Find(kind)!, item.Place));
            }
        }

        return expectations;
    }

    /// <summary>The relations below <c>relations</c>.</summary>
    public static IReadOnlyList<Relation> Relations(YamlMapping root, List<DataFault> faults)
    {
        var relations = new List<Relation>();
        foreach (var item in root.Items("relations").Select(item => item.Mapping()))
        {
            if (Kind(item, "relation", faults) is { } kind)
            {
                relations.Add(new Relation(
                    item.RequiredText("requirement"), kind, item.RequiredText("across"), item.TextOf("step"), Conditions(item), item.Place));
            }
        }

        return relations;
    }

    private static List<Condition> Conditions(YamlMapping item) =>
        item.MappingOf("when") is { } when
            ? [.. when.Entries.Select(entry => new Condition(entry.Key.Text, when.Texts(entry.Key.Text)))]
            : [];

    /// <summary>The one key that says what is checked.</summary>
    private static string? Kind(YamlMapping item, string noun, List<DataFault> faults)
    {
        var kinds = item.Entries.Select(entry => entry.Key.Text).Where(key => !Framework.Contains(key)).ToList();
        if (kinds.Count == 1)
        {
            return kinds[0];
        }

        faults.Add(new DataFault(item.Place, kinds.Count == 0
            ? $"this {noun} checks nothing. Say what must hold, as in \"status: 200\"."
            : $"this {noun} has {kinds.Count} kinds ({string.Join(", ", kinds)}). Write one entry for each."));
        return null;
    }
}
