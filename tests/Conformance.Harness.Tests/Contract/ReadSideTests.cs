using Conformance.Core.Contract;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Contract;

/// <summary>The documentation lists 239 GET operations: 190 resources and collections, 49 query types.</summary>
[TestFixture]
public sealed class ReadSideTests
{
    private const int Resources = 190;
    private const int QueryTypes = 49;
    private const int Windows = 16;

    [Test]
    public async Task Every_documented_operation_stands_in_the_contract_once_or_is_listed_as_left_out()
    {
        var contract = await ContractFiles.ContractAsync();
        var pages = contract.Operations.Select(operation => operation.Path.Page).OfType<string>()
            .Concat(contract.Uncovered.Select(left => left.Source)).ToList();
        pages.Should().OnlyHaveUniqueItems().And.HaveCount(Resources);
    }

    [Test]
    public async Task Every_documented_query_type_stands_in_the_contract_once()
    {
        var queries = (await ContractFiles.ContractAsync()).Resources.Values.Select(resource => resource.Query).OfType<QueryRule>().ToList();
        queries.Select(query => query.Type).Should().OnlyHaveUniqueItems().And.HaveCount(QueryTypes);
        queries.Select(query => query.Source).Should().OnlyHaveUniqueItems().And.OnlyContain(source => source.StartsWith("HC:get_query_", StringComparison.Ordinal));
    }

    [Test]
    public async Task The_window_of_30_days_holds_for_the_operations_that_the_documentation_names()
    {
        var windows = (await ContractFiles.ContractAsync()).Operations.Where(operation => operation.Path.Window is not null).ToList();
        windows.Should().HaveCount(Windows).And.OnlyContain(operation => operation.Path.Window!.Days == 30 && operation.IsList);
    }

    [Test]
    public async Task What_is_left_out_says_why()
    {
        var left = (await ContractFiles.ContractAsync()).Uncovered;
        left.Select(each => each.Operation).Should().Equal("GET Method");
        left.Should().OnlyContain(each => each.Reason.EndsWith('.'));
    }
}
