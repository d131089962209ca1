namespace Conformance.Core.Exchanges;

/// <summary>Reading header fields by name, whatever their case.</summary>
public static class HeaderFields
{
    /// <summary>All values of the fields called <paramref name="name"/>, in wire order; empty if there is none.</summary>
    public static IReadOnlyList<string> All(this IReadOnlyList<HeaderField> fields, string name) =>
        [.. fields.Where(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value)];

    /// <summary>The value of the first field called <paramref name="name"/>, or null if there is none.</summary>
    public static string? First(this IReadOnlyList<HeaderField> fields, string name) =>
        fields.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;
}
