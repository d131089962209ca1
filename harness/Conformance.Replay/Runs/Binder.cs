using System.Collections.Concurrent;
using System.Globalization;
using Conformance.Core.Contract;
using Conformance.Core.Scenarios;

namespace Conformance.Replay.Runs;

/// <summary>Finds what scenarios need: by its key in a known world, by following links otherwise. Each need is looked up once a
/// run.</summary>
internal sealed class Binder(RunOptions options, Discovery discovery, PathDiscovery paths)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Binding>>> found = new(StringComparer.Ordinal);

    /// <summary>The bindings of a variant's givens, or why one cannot be bound.</summary>
    public async Task<Bound> BindAsync(Variant variant, CancellationToken cancellationToken)
    {
        var bindings = new Dictionary<string, string>(StringComparer.Ordinal);
        var fellBack = false;
        foreach (var given in variant.Scenario.Givens)
        {
            if (given.At is { } template)
            {
                var path = await paths.FindAsync(template, cancellationToken);
                if (path.Reason is { } reason)
                {
                    return new Bound(bindings, reason, path.At, fellBack);
                }

                Bind(given.Name, path, bindings);
                continue;
            }

            var binding = await OfAsync(given, cancellationToken);
            fellBack |= binding.FellBack;
            if (binding.Uid is null)
            {
                return new Bound(bindings, binding.Reason, binding.At, fellBack);
            }

            bindings[$"{given.Name}.uid"] = binding.Uid;
            bindings[$"{given.Name}.id"] = ValueTypes.IdOf(binding.Uid) ?? binding.Uid[(binding.Uid.LastIndexOf(':') + 1)..];
            bindings[$"{given.Name}.name"] = binding.Name ?? "";
        }

        return new Bound(bindings, null, null, fellBack);
    }

    private static void Bind(string name, FoundPath path, Dictionary<string, string> bindings)
    {
        for (var at = 0; at < path.Ids.Count; at++)
        {
            bindings[string.Create(CultureInfo.InvariantCulture, $"{name}.{at + 1}")] = path.Ids[at];
        }

        bindings[$"{name}.id"] = path.Ids[^1];
        bindings[$"{name}.uid"] = path.Uid ?? "";
        bindings[$"{name}.name"] = path.Name ?? "";
    }

    private Task<Binding> OfAsync(Given given, CancellationToken cancellationToken)
    {
        if (options.World is { } world && given.World is { } key)
        {
            return Task.FromResult(world.Find(key) is { } entity
                ? new Binding(entity.Uid, entity.Name, null)
                : new Binding(null, null, $"the world {world.Name} has no \"{key}\"."));
        }

        var need = $"{given.Resource}|{given.With}|{string.Join(',', given.Where.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))}";
        return found.GetOrAdd(need, _ => new Lazy<Task<Binding>>(() => discovery.FindAsync(given, cancellationToken))).Value;
    }
}

/// <summary>What the givens of a variant were bound to.</summary>
/// <param name="Bindings">The values by name.</param>
/// <param name="NotTested">Why one cannot be bound, as a sentence; null if all are.</param>
/// <param name="At">The broken or unlawful answer that is to blame; null if none is.</param>
/// <param name="FellBack">Whether a documented path was asked because no link of the logon session led there.</param>
internal sealed record Bound(Dictionary<string, string> Bindings, string? NotTested, Looked? At, bool FellBack);

/// <summary>What a need was bound to.</summary>
/// <param name="Uid">The UID; null if nothing was found.</param>
/// <param name="Name">The Name, if it has one.</param>
/// <param name="Reason">Why nothing was found, as a sentence; null if something was.</param>
internal sealed record Binding(string? Uid, string? Name, string? Reason)
{
    /// <summary>Whether the documented path was asked because no link of the logon session led there.</summary>
    public bool FellBack { get; init; }

    /// <summary>The answer that gave nothing, because it is broken or unlawful; null if there is another reason.</summary>
    public Looked? At { get; init; }
}
