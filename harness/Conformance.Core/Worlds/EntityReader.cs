using System.Globalization;
using Conformance.Core.Contract;
using Conformance.DataFiles;

namespace Conformance.Core.Worlds;

/// <summary>Reads the entities of a world document that meets the schema.</summary>
internal sealed class EntityReader(ApiContract contract, DateTimeOffset now, YamlMapping document, List<DataFault> faults)
{
    private readonly ValueReader values = new(now, faults);
    private readonly Dictionary<string, EntityDraft> drafts = new(StringComparer.Ordinal);

    public List<WorldEntity> Read()
    {
        foreach (var item in document.Items("entities").Select(item => item.Mapping()))
        {
            if (ReadDraft(item) is { } draft && !drafts.TryAdd(draft.Key, draft))
            {
                faults.Add(new DataFault(draft.Place, $"the key \"{draft.Key}\" stands twice, first at {drafts[draft.Key].Place}. Rename one."));
            }
        }

        foreach (var twice in drafts.Values.GroupBy(draft => (draft.Resource.Type, draft.Id)).Where(group => group.Count() > 1))
        {
            faults.Add(new DataFault(twice.Last().Place, $"the {twice.Key.Type} {twice.Key.Id} stands twice, first at {twice.First().Place}. Change one ID."));
        }

        var madeUp = new MadeUpValues(now, document.RequiredText("origin"));
        new MadeUpEntities(contract, madeUp, drafts, document.Place).Add(int.Parse(document.TextOf("atLeast") ?? "0", CultureInfo.InvariantCulture));

        return [.. drafts.Values.Select(Finish)];
    }

    private EntityDraft? ReadDraft(YamlMapping item)
    {
        var type = item.RequiredText("type");
        if (!contract.Resources.TryGetValue(type, out var resource) || !MadeUpEntities.IsData(resource))
        {
            var known = contract.Resources.Values.Where(MadeUpEntities.IsData).Select(each => each.Type);
            faults.Add(new DataFault(item.Find("type")!.Place, $"\"{type}\" is no resource of the contract that has data.{Suggestion.For(type, known)}"));
            return null;
        }

        var key = item.RequiredText("key");
        var fields = new Dictionary<string, WorldValue>(StringComparer.Ordinal);
        var rules = EntityDraft.RulesOf(resource);
        values.ReadInto(fields, document.MappingOf("defaults")?.MappingOf(type), rules);
        values.ReadInto(fields, item.MappingOf("fields"), rules);
        var refs = (item.MappingOf("refs")?.Entries ?? []).ToDictionary(entry => entry.Key.Text, entry => (YamlScalar)entry.Value, StringComparer.Ordinal);
        return new EntityDraft(key, resource, Id(item, resource, key, fields), item.TextOf("name"), fields, refs, item.Place);
    }

    /// <summary>The ID as given, as the field that holds it says, or as it follows from the key.</summary>
    private string Id(YamlMapping item, Resource resource, string key, Dictionary<string, WorldValue> fields)
    {
        var given = item.TextOf("id");
        if (resource.Id is { } name)
        {
            given ??= (fields.GetValueOrDefault(name) as WorldText)?.Text ?? MadeUpValues.Id(key);
            fields[name] = new WorldText(given);
        }
        else if (given is not null && (!ValueTypes.IsGuid(given) || given.Any(char.IsUpper)))
        {
            faults.Add(new DataFault(item.Find("id")!.Place, $"\"{given}\" is no GUID in lower case."));
        }

        return given ?? MadeUpValues.Id(key);
    }

    private WorldEntity Finish(EntityDraft draft)
    {
        foreach (var reference in draft.Refs)
        {
            Resolve(draft, reference.Key, reference.Value);
        }

        foreach (var relation in draft.Resource.Relations.Where(relation => !relation.Optional && !draft.Refs.ContainsKey(relation.Name)))
        {
            faults.Add(new DataFault(draft.Place, $"{draft.Key} lacks the ref \"{relation.Name}\" to a {relation.To}. Add it below refs."));
        }

        foreach (var rule in draft.Rules.Where(rule => !rule.Optional && !draft.Fields.ContainsKey(rule.Name)))
        {
            faults.Add(new DataFault(draft.Place, $"{draft.Key} lacks the field \"{rule.Name}\", which the contract requires. Add it."));
        }

        var instants = draft.Rules
            .Where(rule => rule.Type == "instant" && draft.Fields.TryGetValue(rule.Name, out var value) && value is WorldText)
            .ToDictionary(
                rule => rule.Name,
                rule => ValueTypes.TryInstant(((WorldText)draft.Fields[rule.Name]).Text, out var instant) ? instant : default,
                StringComparer.Ordinal);
        var name = draft.Name ?? DerivedName(draft, instants);
        return new WorldEntity(
            draft.Key, draft.Resource.Type, draft.Id, name, draft.Fields, instants,
            draft.Refs.ToDictionary(pair => pair.Key, pair => pair.Value.Text(), StringComparer.Ordinal), draft.Place)
        {
            UidType = draft.Resource.Attribute("UID") is { } uid && ValueTypes.UidOf(uid.Type) is { } type ? type : draft.Resource.Type,
        };
    }

    private void Resolve(EntityDraft draft, string name, YamlValue value)
    {
        var type = draft.Resource.TargetOf(name);
        var key = value.Text();
        if (type is null)
        {
            var known = draft.Resource.Relations.Select(relation => relation.Name)
                .Concat(draft.Resource.Elements.Where(element => ValueTypes.UidOf(element.Type) is not null).Select(element => element.Name));
            faults.Add(new DataFault(value.Place, $"\"{name}\" is no uid element and no relation of {draft.Resource.Type}.{Suggestion.For(name, known)}"));
        }
        else if (!drafts.TryGetValue(key, out var target) || target.Resource.Type != type)
        {
            var known = drafts.Values.Where(each => each.Resource.Type == type).Select(each => each.Key);
            faults.Add(new DataFault(value.Place, $"\"{key}\" is no {type} of this world.{Suggestion.For(key, known)}"));
        }
        else if (draft.Rules.Any(rule => rule.Name == name))
        {
            draft.Fields[name] = new WorldText($"urn:veeam:{type}:{target.Id}");
        }
    }

    /// <summary>The Name by the contract's pattern: <c>{JobName}@{CreationTimeUTC}</c>, instants truncated to seconds.</summary>
    private string DerivedName(EntityDraft draft, Dictionary<string, DateTimeOffset> instants)
    {
        if (draft.Resource.NamePattern is not { } pattern)
        {
            if (!draft.Resource.Key)
            {
                return draft.Key;
            }

            faults.Add(new DataFault(draft.Place, $"{draft.Key} lacks a name. Add it."));
            return "";
        }

        return System.Text.RegularExpressions.Regex.Replace(pattern, @"\{([A-Za-z]+)\}", hole =>
            instants.TryGetValue(hole.Groups[1].Value, out var instant) ? WorldClock.WriteInName(instant)
            : draft.Fields.TryGetValue(hole.Groups[1].Value, out var value) && value is WorldText text ? text.Text
            : "");
    }
}
