using Conformance.Core.Contract;
using Conformance.Documents.Compare;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Contract;

/// <summary>The comparer works without a contract, so the facts about JSON names stand in both: here they are held together.</summary>
public sealed class MappingTests
{
    [Test]
    public async Task The_contract_and_the_comparer_know_the_same_about_JSON()
    {
        var contract = (await ContractFiles.ContractAsync()).Json;
        var comparer = ApiRepresentation.Mapping;

        contract.FlatLists.Should().BeEquivalentTo(comparer.FlatLists);
        contract.ListItems.Select(item => new ListItem(item.Parent, item.Item)).Should().BeEquivalentTo(comparer.ListItems);
        contract.Plurals.Should().BeEquivalentTo(comparer.Plurals);
        contract.Renames.Should().BeEquivalentTo(comparer.Renames);
        contract.CamelNames.Should().BeEquivalentTo(comparer.CamelNames);
        contract.TextMember.Should().Be(comparer.TextMember);
    }
}
