using System.Globalization;
using System.Text;
using Conformance.Core.Contract;

namespace Conformance.Cli.OpenApi;

/// <summary>What the contract says of an operation and OpenAPI has no keyword for, as text.</summary>
internal static class OperationWords
{
    /// <summary>The description of an operation.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="method">The method.</param>
    public static string Of(ApiContract contract, Operation operation, string method)
    {
        var path = operation.Path;
        var lines = new List<string>
        {
            path.OnlyLinked
                ? $"{operation.Resource.Type}. No page describes this path; links lead here."
                : $"{operation.Resource.Type}.",
        };
        if (ApiVersions.Newer(operation.Resource.Since, path.Since) is { } since)
        {
            lines.Add($"Documented since {since}.");
        }

        if (path.Window is { } window)
        {
            lines.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Only members whose {window.Field} is in the last {window.Days} days."));
        }

        lines.AddRange(path.Where.Select(rule => $"Only members whose {string.Join('.', rule.At)} is {Values(rule)}."));
        if (Roles(contract, operation) is { } roles)
        {
            lines.Add(roles);
        }

        if (method is not "GET" && path.Kind != PathKind.Logon && operation.Resource.Type != ApiContract.LogonSessionType)
        {
            lines.Add("It writes; the contract knows that it is there, and not what it takes.");
        }

        if (path.Note is { } note)
        {
            lines.Add(note);
        }

        return string.Join(" ", lines) + (path.Kind == PathKind.Query ? Queries(contract) : "");
    }

    private static string? Roles(ApiContract contract, Operation operation)
    {
        var match = new OperationMatch(operation, [], Misspelt: false);
        var refused = contract
            .Roles.All.Where(role => contract.Roles.Refuses(role, match, null))
            .Select(role => role.Title)
            .ToList();
        return refused.Count == 0 ? null : $"Answered with 403 to the roles {string.Join(", ", refused)}.";
    }

    /// <summary>The types of the query service, each with what a filter and an order may name.</summary>
    private static string Queries(ApiContract contract)
    {
        var text = new StringBuilder("\n\n| type | fields of `filter`, `sortAsc` and `sortDesc` |\n|---|---|\n");
        var queries = contract.Resources.Values.Select(resource => resource.Query).OfType<QueryRule>();
        foreach (var query in queries.OrderBy(query => query.Type, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {query.Type} | {string.Join(", ", query.Fields.Select(Field))} |\n");
        }

        return text.ToString();
    }

    private static string Values(MemberRule rule) =>
        string.Join(" or ", rule.Values.Select(value => value.StartsWith('!') ? "not " + value[1..] : value));

    private static string Field(QueryField field) =>
        $"{field.Name} ({field.Type}{(field.Values.Count > 0 ? ": " + string.Join(", ", field.Values) : "")})";
}
