using Conformance.Core.Contract.Schemas;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Contract.Schemas;

[TestFixture]
public sealed class ContractSchemasTests
{
    [TestCase(ContractSchemas.Xsd)]
    [TestCase(ContractSchemas.Em12)]
    [TestCase(ContractSchemas.Em13)]
    public async Task The_schemas_in_the_repository_are_those_that_follow_from_the_contract(string name)
    {
        var kept = await File.ReadAllTextAsync(Path.Combine(ContractFiles.Root(), "fixtures", "schema", name));
        var made = ContractSchemas.Of(await ContractFiles.ContractAsync()).Single(schema => schema.Name == name).Text;
        (kept == made).Should().BeTrue($"conform schema --out fixtures/schema brings {name} up to date");
    }
}
