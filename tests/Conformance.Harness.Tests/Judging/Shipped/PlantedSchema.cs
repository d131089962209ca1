using Conformance.Core.Contract.Schemas;
using Conformance.Harness.Tests.Contract;

namespace Conformance.Harness.Tests.Judging.Shipped;

/// <summary>A schema as an installation may bring along: the one that follows from the contract, with differences planted in
/// it.</summary>
internal static class PlantedSchema
{
    /// <summary>The schema that agrees with the contract.</summary>
    public static async Task<string> SoundAsync() => ContractSchemas.Of(await ContractFiles.ContractAsync()).Single(schema => schema.Name == ContractSchemas.Xsd).Text;

    /// <summary>The schema with the type of a replica task session changed.</summary>
    /// <param name="old">A part of its text.</param>
    /// <param name="planted">What stands there instead.</param>
    public static async Task<string> WithTaskAsync(string old, string planted)
    {
        var sound = await SoundAsync();
        var start = sound.IndexOf("<xs:complexType name=\"ReplicaTaskSession\">", StringComparison.Ordinal);
        var end = sound.IndexOf("</xs:complexType>", start, StringComparison.Ordinal);
        var at = sound.IndexOf(old, start, end - start, StringComparison.Ordinal);
        return at > 0 ? sound.Remove(at, old.Length).Insert(at, planted) : throw new InvalidOperationException($"the schema has no {old}");
    }
}
