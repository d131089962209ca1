using System.Globalization;
using Conformance.Core.Scenarios;

namespace Conformance.Cli;

/// <summary>Documented operations with what asks for each.</summary>
internal static class OperationListing
{
    public static async Task WriteAsync(IReadOnlyList<OperationCoverage> operations, TextWriter writer)
    {
        foreach (var operation in operations)
        {
            await writer.WriteAsync($"{operation.Operation}  [{operation.Page}]\n");
            if (operation.Reason is { } reason)
            {
                await writer.WriteAsync($"    not covered: {reason}\n");
                continue;
            }

            var scenarios = operation.Variants.GroupBy(variant => variant.Scenario.Id, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key} ({group.Count()})"));
            await writer.WriteAsync($"    {string.Join(", ", scenarios)}\n    {string.Join(' ', operation.Requirements)}\n");
        }

        var documented = operations.Where(operation => operation.Operation.StartsWith("GET ", StringComparison.Ordinal) && operation.Page.StartsWith("HC:get_", StringComparison.Ordinal)).ToList();
        await writer.WriteAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{documented.Count(operation => operation.Reason is null)} of {documented.Count} documented GET operations covered, {operations.Count(operation => operation.Reason is not null)} operations not covered\n"));
    }
}
