using NJsonSchema;
using NJsonSchema.Validation;

namespace Conformance.Core.Yaml;

/// <summary>A closed JSON Schema that a data file must meet: what an editor completes by is what the reader enforces.</summary>
public sealed class DataSchema
{
    private readonly JsonSchema schema;

    private DataSchema(JsonSchema schema) => this.schema = schema;

    /// <summary>Reads a schema (draft 4 to 7 vocabulary).</summary>
    /// <param name="text">The schema's JSON text.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="Newtonsoft.Json.JsonException">The text is no JSON Schema.</exception>
    public static async Task<DataSchema> ReadAsync(string text, CancellationToken cancellationToken) =>
        new(await JsonSchema.FromJsonAsync(text, cancellationToken));

    /// <summary>Every way in which <paramref name="root"/> breaks the schema, in file order; empty if it meets it.</summary>
    public IReadOnlyList<DataFault> Check(YamlValue root)
    {
        var places = new Dictionary<string, DataPlace>(StringComparer.Ordinal);
        var json = YamlJson.Of(root, "", places);
        return [.. new JsonSchemaValidator().Validate(json, schema)
            .SelectMany(Leaves)
            .Select(error => Fault(error, places))
            .Distinct()
            .OrderBy(fault => fault.Place)];
    }

    /// <summary>For a choice of schemas, the faults of the alternative that came nearest, which is the one with the fewest.</summary>
    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error is not ChildSchemaValidationError choice || choice.Errors.Count == 0 ? [error]
        : choice.Errors
            .OrderBy(alternative => alternative.Value.Count(child => child.Kind is not ValidationErrorKind.NoAdditionalPropertiesAllowed and not ValidationErrorKind.AdditionalPropertiesNotValid))
            .ThenBy(alternative => alternative.Value.Count)
            .First().Value.SelectMany(Leaves);

    private static DataFault Fault(ValidationError error, Dictionary<string, DataPlace> places)
    {
        var path = error.Path?.TrimStart('#', '/') ?? "";
        var place = places.TryGetValue(path, out var exact) ? exact : places[""];
        var key = places.TryGetValue(path + YamlJson.KeySuffix, out var keyPlace) ? keyPlace : place;
        var known = error.Schema.ActualProperties.Keys;
        return error.Kind switch
        {
            ValidationErrorKind.NoAdditionalPropertiesAllowed =>
                new DataFault(key, $"unknown key \"{error.Property}\".{Suggestion.For(error.Property ?? "", known)}"),
            ValidationErrorKind.PropertyRequired =>
                new DataFault(Parent(path, places), $"the key \"{error.Property}\" is missing. Add it."),
            ValidationErrorKind.NotInEnumeration =>
                new DataFault(place, NotOneOf(error)),
            ValidationErrorKind.PatternMismatch =>
                new DataFault(place, $"\"{error.Property}\" does not have the form {error.Schema.Pattern}. {error.Schema.Description}".TrimEnd()),
            _ => new DataFault(place, $"\"{error.Property ?? path}\": {Words(error.Kind)}. {error.Schema.Description}".TrimEnd()),
        };
    }

    /// <summary>A missing key is reported where the mapping that lacks it begins.</summary>
    private static DataPlace Parent(string path, Dictionary<string, DataPlace> places)
    {
        for (var at = path; at.Length > 0; at = at[..Math.Max(0, at.LastIndexOf('.'))])
        {
            if (places.TryGetValue(at, out var place))
            {
                return place;
            }
        }

        return places[""];
    }

    private static string NotOneOf(ValidationError error)
    {
        var known = error.Schema.ActualSchema.Enumeration.Select(value => value?.ToString() ?? "null").ToList();
        var token = error.Token is Newtonsoft.Json.Linq.JProperty property ? property.Value.ToString() : error.Token?.ToString() ?? "";
        return $"\"{token}\" is not one of the values of \"{error.Property}\".{Suggestion.For(token, known)}";
    }

    private static string Words(ValidationErrorKind kind) => kind switch
    {
        ValidationErrorKind.StringExpected => "text is expected",
        ValidationErrorKind.IntegerExpected => "a whole number is expected",
        ValidationErrorKind.NumberExpected => "a number is expected",
        ValidationErrorKind.BooleanExpected => "true or false is expected",
        ValidationErrorKind.ArrayExpected => "a list is expected",
        ValidationErrorKind.ObjectExpected => "a mapping is expected",
        ValidationErrorKind.TooFewItems => "the list has too few items",
        ValidationErrorKind.TooFewProperties => "the mapping has too few keys",
        ValidationErrorKind.TooManyProperties => "the mapping has too many keys; one choice is expected",
        ValidationErrorKind.StringTooShort => "the text is empty",
        ValidationErrorKind.ItemsNotUnique => "the list has an item twice",
        _ => kind.ToString(),
    };
}
