using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Conformance.Core.Contract;

namespace Conformance.Core.Worlds;

/// <summary>Lawful values for fields that a world file leaves to the contract. They follow from the key, so that they never
/// change.</summary>
/// <param name="now">What times are relative to.</param>
/// <param name="origin">What URLs begin with.</param>
internal sealed class MadeUpValues(DateTimeOffset now, string origin)
{
    /// <summary>What happened to the sessions that are made up, in turn; the last one is older than any window.</summary>
    public static readonly string[] Results = ["Success", "Warning", "Failed", "Success"];

    private const int Old = 3;
    private const int AtEdge = 2;

    /// <summary>What URLs begin with.</summary>
    public string Origin => origin;

    /// <summary>The ID that follows from a key.</summary>
    public static string Id(string key)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("conformance world: " + key)));
        return $"{hash[..8]}-{hash[8..12]}-5{hash[13..16]}-8{hash[17..20]}-{hash[20..32]}";
    }

    /// <summary>
    /// Adds the fields of an entity that are not there: what is required, and from every other entity what is optional. Its own
    /// UIDs of others
    /// are ties of the world, and not made up here.
    /// </summary>
    public void Add(Dictionary<string, WorldValue> fields, IReadOnlyList<ElementRule> rules, string key, int number) =>
        Add(fields, rules, key, number, isTied: true);

    private void Add(Dictionary<string, WorldValue> fields, IReadOnlyList<ElementRule> rules, string key, int number, bool isTied)
    {
        foreach (var group in rules.GroupBy(rule => rule.Choice ?? "\n" + rule.Name, StringComparer.Ordinal))
        {
            var choices = group.ToList();
            var rule = choices[number % choices.Count];
            if (!fields.ContainsKey(rule.Name) && (ValueTypes.UidOf(rule.Type) is null || (!isTied && !rule.Optional)) && (!rule.Optional || rule.Choice is not null || rule.Name == "EndTimeUTC" || number % 2 == 0))
            {
                fields[rule.Name] = rule.Many ? new WorldList([Value(rule, key, number)]) : Value(rule, key, number);
            }
        }

        if (rules.Any(rule => rule.Name == "Result") && rules.Any(rule => rule.Type == "instant"))
        {
            Agree(fields, rules, number);
        }
    }

    private WorldValue Value(ElementRule rule, string key, int number)
    {
        if (!rule.Structured)
        {
            return new WorldText(Text(rule, key, number));
        }

        var below = new Dictionary<string, WorldValue>(StringComparer.Ordinal);
        Add(below, [.. rule.Attributes, .. rule.Elements], $"{key}.{rule.Name}", number, isTied: false);
        return new WorldStructure(below);
    }

    private string Text(ElementRule rule, string key, int number) => rule switch
    {
        { Values: { Count: > 0 } values } => values[number % values.Count],
        { Name: "CreationTimeUTC" } => WorldClock.Write(Created(number)),
        { Name: "EndTimeUTC" } => WorldClock.Write(Created(number).AddMinutes(4 + number)),
        _ when ValueTypes.UidOf(rule.Type) is { } to => $"urn:veeam:{to}:{Id($"{key}.{rule.Name}")}",
        _ => rule.Type switch
        {
            // Numbers whose order by size is not that by letters, so that an order by letters would be seen.
            "bool" => number % 2 == 0 ? "true" : "false",
            "percent" => "100",
            "ushort" => Whole(6160 + number),
            "int" => Whole(number + 9),
            "long" => Whole((number + 1L) << 33),
            "number" => "1.5",
            "instant" or "moment" => WorldClock.Write(Created(number)),
            "time" => "22:00:00.0000000+01:00",
            "guid" => Id($"{key}.{rule.Name}"),
            "uid" => $"urn:veeam:{rule.Name}:{Id($"{key}.{rule.Name}")}",
            "urn" => $"urn:VMware:Vm:{Id(key)}.vm-{Whole(1001 + number)}",
            "version" => "12.3.1.1139",
            "href" => $"{origin}/reports/{Whole(number + 1)}",
            _ => Words(rule.Name, number),
        },
    };

    /// <summary>A session tells one story: a reason only where something went wrong, finished where it has an end.</summary>
    private static void Agree(Dictionary<string, WorldValue> fields, IReadOnlyList<ElementRule> rules, int number)
    {
        var result = Results[number % Results.Length];
        foreach (var rule in rules)
        {
            var text = rule.Name switch
            {
                "Result" when rule.Values.Count == 0 || rule.Values.Contains(result, StringComparer.Ordinal) => result,
                "State" when rule.Values.Count > 0 => rule.Values.FirstOrDefault(value => value is "Stopped" or "Completed" or "Finished") ?? rule.Values[^1],
                "Reason" or "FailureMessage" => result == "Success" ? "" : $"The host esx{Whole(number + 1)} was not available.",
                "IsRetry" => "false",
                _ => null,
            };
            if (text is not null && (fields.ContainsKey(rule.Name) || !rule.Optional))
            {
                fields[rule.Name] = new WorldText(text);
            }
        }
    }

    /// <summary>One of four is older than any window, and one as near to the edge of 30 days as anything is asked for.</summary>
    private DateTimeOffset Created(int number) => now + TimeSpan.FromMilliseconds(10 * (number + 1)) - (number % Results.Length) switch
    {
        Old => TimeSpan.FromDays(41),
        AtEdge => TimeSpan.FromDays(30) - TimeSpan.FromMinutes(150),
        _ => TimeSpan.FromDays(number + 1),
    };

    /// <summary>The name in words: <c>RepositoryPath</c> gives <c>Repository path 2</c>.</summary>
    public static string Words(string name, int number)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            words.Append(char.IsUpper(letter) && words.Length > 0 && !char.IsUpper(words[^1]) ? " " : "").Append(letter);
        }

        return $"{words} {Whole(number + 1)}";
    }

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}
