using System.Globalization;

namespace Conformance.DataFiles;

/// <summary>Holds a value against a schema, and says all that is wrong with it. Makes nothing as long as nothing is
/// wrong.</summary>
internal static class SchemaCheck
{
    /// <summary>Adds every breach of <paramref name="schema"/> by <paramref name="value"/>.</summary>
    public static void Check(YamlValue value, SchemaNode schema, string name, List<SchemaBreach> breaches)
    {
        if (schema.AnyOf.Count > 0)
        {
            Alternatives(value, schema, name, breaches);
        }

        if (schema.Types.Count > 0 && !schema.Types.Any(type => SchemaTypes.Is(value, type)))
        {
            Add(value, schema, name, $"{string.Join(" or ", schema.Types.Select(SchemaTypes.Words))} is expected", breaches);
        }

        if (value is not YamlScalar && schema.Values.Count > 0)
        {
            Add(value, schema, name, $"one of {string.Join(", ", schema.Values)} is expected", breaches);
        }

        switch (value)
        {
            case YamlScalar scalar:
                Scalar(scalar, schema, name, breaches);
                break;
            case YamlSequence sequence:
                Sequence(sequence, schema, name, breaches);
                break;
            case YamlMapping mapping:
                Mapping(mapping, schema, name, breaches);
                break;
        }
    }

    /// <summary>Of several alternatives the breaches of the one that came nearest, which is the one with the fewest.</summary>
    private static void Alternatives(YamlValue value, SchemaNode schema, string name, List<SchemaBreach> breaches)
    {
        List<SchemaBreach>? nearest = null;
        foreach (var alternative in schema.AnyOf)
        {
            var own = new List<SchemaBreach>();
            Check(value, alternative, name, own);
            if (nearest is null || Distance(own).CompareTo(Distance(nearest)) < 0)
            {
                nearest = own;
            }
        }

        breaches.AddRange(nearest!);
    }

    private static (int Wrong, int All) Distance(List<SchemaBreach> breaches) => (breaches.Count(breach => !breach.IsUnknownKey), breaches.Count);

    private static void Scalar(YamlScalar scalar, SchemaNode schema, string name, List<SchemaBreach> breaches)
    {
        if (schema.Values.Count > 0 && !schema.Values.Contains(scalar.Text))
        {
            breaches.Add(new(new DataFault(scalar.Place, $"\"{scalar.Text}\" is not one of the values of \"{name}\".{Suggestion.For(scalar.Text, schema.Values)}")));
        }

        if ((schema.Form is not null || schema.MinLength > 0) && SchemaTypes.Is(scalar, "string"))
        {
            if (schema.Form?.IsMatch(scalar.Text) == false)
            {
                breaches.Add(new(new DataFault(scalar.Place, schema.Description is { } wanted ? $"\"{name}\" cannot be \"{scalar.Text}\". {wanted} (The form is {schema.Pattern}.)" : $"\"{name}\" does not have the form {schema.Pattern}.")));
            }

            if (scalar.Text.Length < schema.MinLength)
            {
                Add(scalar, schema, name, "the text is empty", breaches);
            }
        }

        if (schema.Maximum is { } maximum && SchemaTypes.Number(scalar) > maximum)
        {
            Add(scalar, schema, name, string.Create(CultureInfo.InvariantCulture, $"the number is more than {maximum}"), breaches);
        }

        if (schema.Minimum is { } minimum && SchemaTypes.Number(scalar) < minimum)
        {
            Add(scalar, schema, name, string.Create(CultureInfo.InvariantCulture, $"the number is less than {minimum}"), breaches);
        }
    }

    private static void Sequence(YamlSequence sequence, SchemaNode schema, string name, List<SchemaBreach> breaches)
    {
        if (sequence.Items.Count < schema.MinItems)
        {
            Add(sequence, schema, name, "the list has too few items", breaches);
        }

        if (sequence.Items.Count > schema.MaxItems)
        {
            Add(sequence, schema, name, "the list has too many items", breaches);
        }

        if (schema.Items is { } items)
        {
            foreach (var item in sequence.Items)
            {
                Check(item, items, name, breaches);
            }
        }
    }

    private static void Mapping(YamlMapping mapping, SchemaNode schema, string name, List<SchemaBreach> breaches)
    {
        if (mapping.Entries.Count < schema.MinKeys)
        {
            Add(mapping, schema, name, "the mapping has too few keys", breaches);
        }

        if (mapping.Entries.Count > schema.MaxKeys)
        {
            Add(mapping, schema, name, "the mapping has too many keys; one choice is expected", breaches);
        }

        foreach (var required in schema.Required)
        {
            if (mapping.Find(required) is null)
            {
                breaches.Add(new(new DataFault(mapping.Place, $"the key \"{required}\" is missing. Add it.")));
            }
        }

        foreach (var (key, value) in mapping.Entries)
        {
            if ((schema.Properties.GetValueOrDefault(key.Text) ?? schema.OtherProperties) is { } known)
            {
                Check(value, known, key.Text, breaches);
            }
            else if (!schema.IsOpen)
            {
                breaches.Add(new(new DataFault(key.Place, $"unknown key \"{key.Text}\".{Suggestion.For(key.Text, schema.Properties.Keys)}"), IsUnknownKey: true));
            }
        }
    }

    private static void Add(YamlValue value, SchemaNode schema, string name, string what, List<SchemaBreach> breaches) =>
        breaches.Add(new(new DataFault(value.Place, $"\"{name}\": {what}. {schema.Description}".TrimEnd())));
}
