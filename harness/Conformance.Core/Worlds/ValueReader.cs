using Conformance.Core.Contract;
using Conformance.DataFiles;

namespace Conformance.Core.Worlds;

/// <summary>Reads the values of fields and checks them against their rules.</summary>
internal sealed class ValueReader(DateTimeOffset now, List<DataFault> faults)
{
    /// <summary>Adds the fields of <paramref name="mapping"/> to <paramref name="fields"/>; a later one replaces an earlier one,
    /// <c>null</c> removes it.</summary>
    public void ReadInto(Dictionary<string, WorldValue> fields, YamlMapping? mapping, IReadOnlyList<ElementRule> rules)
    {
        foreach (var entry in mapping?.Entries ?? [])
        {
            var rule = rules.FirstOrDefault(rule => rule.Name == entry.Key.Text);
            if (rule is null)
            {
                faults.Add(new DataFault(entry.Key.Place, $"unknown field \"{entry.Key.Text}\".{Suggestion.For(entry.Key.Text, rules.Select(each => each.Name))}"));
            }
            else if (entry.Value is YamlScalar { IsNull: true })
            {
                fields.Remove(rule.Name);
            }
            else
            {
                fields[rule.Name] = Value(entry.Value, rule);
            }
        }
    }

    private WorldValue Value(YamlValue value, ElementRule rule)
    {
        if (rule.Many && value is YamlSequence sequence)
        {
            return new WorldList([.. sequence.Items.Select(item => One(item, rule))]);
        }

        if (rule.Many || value is YamlSequence)
        {
            faults.Add(new DataFault(value.Place, $"\"{rule.Name}\" {(rule.Many ? "repeats, so a list is expected" : "does not repeat, so no list is expected")} here."));
        }

        return One(value, rule);
    }

    private WorldValue One(YamlValue value, ElementRule rule)
    {
        if (rule.Structured && value is YamlMapping mapping)
        {
            var fields = new Dictionary<string, WorldValue>(StringComparer.Ordinal);
            ReadInto(fields, mapping, [.. rule.Attributes, .. rule.Elements]);
            return new WorldStructure(fields);
        }

        if (value is not YamlScalar scalar || rule.Structured)
        {
            faults.Add(new DataFault(value.Place, $"\"{rule.Name}\" takes {(rule.Structured ? "a mapping of its attributes and elements" : "a single value")}."));
            return new WorldText("");
        }

        return new WorldText(Text(scalar, rule));
    }

    private string Text(YamlScalar scalar, ElementRule rule)
    {
        var text = scalar.Text;
        if (rule.Type == "instant" && WorldClock.IsRelative(text))
        {
            if (WorldClock.TryResolve(text, now, out var instant))
            {
                return WorldClock.Write(instant);
            }

            faults.Add(new DataFault(scalar.Place, $"\"{text}\" is no relative time. Write it as in now-29d23h59m or now-30d+1s."));
        }
        else if (ValueTypes.Check(rule.Type, text) is { } expected)
        {
            faults.Add(new DataFault(scalar.Place, $"\"{text}\" is no value for {rule.Name}: {expected} is expected."));
        }
        else if (rule.Values.Count > 0 && !rule.Values.Contains(text, StringComparer.Ordinal))
        {
            faults.Add(new DataFault(scalar.Place, $"\"{text}\" is not one of the values of {rule.Name}.{Suggestion.For(text, rule.Values)}"));
        }

        return text;
    }
}
