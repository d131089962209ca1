using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Conformance.Core.Yaml;

/// <summary>A YAML value as the JSON that a schema sees, with the place of every path in it.</summary>
internal static class YamlJson
{
    /// <summary>The JSON value of <paramref name="value"/>; <paramref name="places"/> gets an entry for each path in NJsonSchema's spelling.</summary>
    public static JToken Of(YamlValue value, string path, Dictionary<string, DataPlace> places)
    {
        places[path] = value.Place;
        switch (value)
        {
            case YamlSequence sequence:
                return new JArray(sequence.Items.Select((item, index) =>
                    Of(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), places)));
            case YamlMapping mapping:
                var members = new JObject();
                foreach (var entry in mapping.Entries)
                {
                    var name = path.Length == 0 ? entry.Key.Text : $"{path}.{entry.Key.Text}";
                    members[entry.Key.Text] = Of(entry.Value, name, places);
                    places[name + KeySuffix] = entry.Key.Place;
                }

                return members;
            default:
                return Scalar((YamlScalar)value);
        }
    }

    /// <summary>Added to a member's path to find the place of its key rather than of its value.</summary>
    public const string KeySuffix = "\u0000key";

    /// <summary>YAML's core schema: plain null, booleans, whole and decimal numbers; everything else is a string.</summary>
    private static JValue Scalar(YamlScalar scalar) =>
        scalar.Quoted ? new JValue(scalar.Text)
        : scalar.IsNull ? JValue.CreateNull()
        : scalar.Text is "true" or "false" ? new JValue(scalar.Text == "true")
        : long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? new JValue(whole)
        : decimal.TryParse(scalar.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? new JValue(number)
        : new JValue(scalar.Text);
}
