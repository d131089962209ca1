using Conformance.DataFiles;

namespace Conformance.Core.Scenarios;

/// <summary>Reads the requirement catalogue from a document that meets its schema.</summary>
internal static class RequirementReader
{
    public static void Read(YamlMapping root, Dictionary<string, Requirement> requirements, List<DataFault> faults)
    {
        foreach (var item in root.Items("requirements").Select(item => item.Mapping()))
        {
            var id = item.RequiredText("id");
            var requirement = new Requirement(
                id,
                item.RequiredText("statement"),
                Enum.Parse<RequirementLevel>(item.RequiredText("level"), ignoreCase: true),
                item.RequiredText("source"),
                item.TextOf("area") ?? id[..id.IndexOf('-', StringComparison.Ordinal)],
                item.TextOf("note"),
                item.Flag("gate"),
                item.Place) { Since = item.TextOf("since"), IsVariety = item.Flag("variety") };
            if (!requirements.TryAdd(id, requirement))
            {
                faults.Add(new DataFault(item.Place, $"requirement {id} stands twice, first at {requirements[id].Place}. Give it a new number."));
            }
        }
    }
}
