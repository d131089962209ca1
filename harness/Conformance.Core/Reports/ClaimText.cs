using System.Globalization;
using Conformance.Core.Results;
using Conformance.Core.Results.Claims;

namespace Conformance.Core.Reports;

/// <summary>What a target's capabilities came to, as a person reads it.</summary>
public static class ClaimText
{
    /// <summary>A line for each claim that does not fit the target, then an empty line; nothing if all fit.</summary>
    public static string Of(ClaimResult? claims) => claims is not { Stale.Count: > 0 } ? ""
        : string.Concat(claims.Stale.Select(stale => $"CAPABILITY STALE {Of(stale)}\n")) + "\n";

    /// <summary>One claim that does not fit, with its place.</summary>
    public static string Of(StaleClaim stale) => $"{stale.Subject}   {Printable.OneLine(stale.Message)}   {stale.Place}";

    /// <summary>How much the capabilities take out of the verdict, as a line of counts; nothing if none were given.</summary>
    public static string Count(RunResult result) => result.Claims is not { } claims ? ""
        : string.Create(CultureInfo.InvariantCulture, $"  capabilities  {result.Counts.Declared,6}   variants not judged: {Words(claims)}\n");

    /// <summary>What is not claimed and what is said to be missing, in words.</summary>
    public static string Words(ClaimResult claims)
    {
        var parts = new List<string>();
        if (claims.NotClaimed.Count > 0)
        {
            parts.Add($"{Counted.Of(claims.NotClaimed.Count, "operation")} not claimed");
        }

        if (claims.Capabilities.Lacks.Count > 0)
        {
            parts.Add($"no data of {Counted.Of(claims.Capabilities.Lacks.Count, "kind")}");
        }

        if (claims.Capabilities.Few.Count > 0)
        {
            parts.Add($"few data of {Counted.Of(claims.Capabilities.Few.Count, "kind")}");
        }

        if (claims.Versions.Count > 0)
        {
            parts.Add($"{Counted.Of(claims.Versions.Count, "API version")} not claimed");
        }

        if (claims.Roles.Count > 0)
        {
            parts.Add($"{Counted.Of(claims.Roles.Count, "role")} not claimed");
        }

        return parts.Count == 0 ? "everything is claimed" : string.Join(", ", parts);
    }
}
