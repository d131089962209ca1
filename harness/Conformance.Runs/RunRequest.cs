using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Core.Scenarios.Depths;
using Conformance.Replay.Tls;
using Conformance.Replay.Transport;
using Conformance.Runs.Configuration;

namespace Conformance.Runs;

/// <summary>What a user asks of a run.</summary>
public sealed record RunRequest
{
    /// <summary>The word for the emulator inside this process.</summary>
    public const string Emulator = "emulator";

    /// <summary><see cref="Emulator"/>, or the base URL of a live target.</summary>
    public string Target { get; init; } = Emulator;

    /// <summary>Who said which target it is, as the first line of a run tells it: <c>--target</c>, <c>CONFORM_TARGET</c>, a
    /// target of conform.yaml.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Whether somebody named the target, so that it is not the emulator for want of another.</summary>
    public bool IsTargetGiven { get; init; }

    /// <summary>The name that the target has in conform.yaml; null if it has none.</summary>
    public NamedAgain? Named { get; init; }

    /// <summary>The account on a live target; the embedded emulator makes its own.</summary>
    public string User { get; init; } = "";

    /// <summary>Its password.</summary>
    public string Password { get; init; } = "";

    /// <summary>An account on a live target with a lesser role than Portal Administrator; empty for none. The embedded emulator
    /// makes its own.</summary>
    public string SecondUser { get; init; } = "";

    /// <summary>Its password.</summary>
    public string SecondPassword { get; init; } = "";

    /// <summary>The data that the target holds; null for what suits the target: standard for the emulator, any for a live
    /// one.</summary>
    public TargetWorld? World { get; init; }

    /// <summary>The shell that printed command lines are for.</summary>
    public CommandShell Shell { get; init; }

    /// <summary>Which variants to run.</summary>
    public Selection Selection { get; init; } = Selection.All;

    /// <summary>How much of what is selected is asked.</summary>
    public RunDepth Depth { get; init; } = RunDepth.Full;

    /// <summary>A scenarios folder of the user's own; null for the project's.</summary>
    public string? Scenarios { get; init; }

    /// <summary>A waivers file of the user's own; null for the one in the scenarios folder, if there is one.</summary>
    public string? Waivers { get; init; }

    /// <summary>A file with what the target claims; null if it claims everything.</summary>
    public string? Capabilities { get; init; }

    /// <summary>A fixtures folder of the user's own, whose bodies take the place of the project's; null for none.</summary>
    public string? Fixtures { get; init; }

    /// <summary>The RestAPI.xsd of the user's own installation; null for none.</summary>
    public string? Xsd { get; init; }

    /// <summary>Whom to believe that it is the target.</summary>
    public TlsTrust Trust { get; init; } = TlsTrust.System;

    /// <summary>The proxy that all connections to a live target go through; null for none.</summary>
    public Proxy? Proxy { get; init; }

    /// <summary>What one exchange may cost.</summary>
    public TransportLimits Limits { get; init; } = TransportLimits.Default;

    /// <summary>What sends the requests of scenarios; null for the harness's own client.</summary>
    public IClient? Client { get; init; }

    /// <summary>How many variants are replayed at a time; null for what suits the machine.</summary>
    public int? Parallel { get; init; }

    /// <summary>The most requests a second; null for any number.</summary>
    public double? Rate { get; init; }

    /// <summary>The part of the scenarios to run; null for all.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Whether a live target may be sent requests that could change it.</summary>
    public bool AllowUnsafe { get; init; }

    /// <summary>Whether the one logon with a wrong password is left out, because it counts towards the lockout of the
    /// account.</summary>
    public bool NoWrongPassword { get; init; }

    /// <summary>Whether a request is sent for each variant that asks it, instead of once for all of them.</summary>
    public bool SendsEach { get; init; }

    /// <summary>Faults of the embedded emulator.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Lawful styles of the embedded emulator.</summary>
    public IReadOnlyList<string> Styles { get; init; } = [];

    /// <summary>The embedded emulator's JSON dialect: <c>em12</c> or <c>em13</c>.</summary>
    public string Dialect { get; init; } = "em12";

    /// <summary>The API version to log on with, as in <c>v1_6</c>; null for the latest.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The HAR file whose answers are judged in the place of a run's; null for a run.</summary>
    public string? Recording { get; init; }

    /// <summary>The newest API version that the target's entry point names; null before it was asked, or if it names
    /// none.</summary>
    internal string? NewestVersion { get; init; }

    /// <summary>Whether the target is the embedded emulator.</summary>
    public bool IsEmbedded => Target == Emulator;

    /// <summary>What is known of the target before the first request.</summary>
    public TargetFacts Facts => new(IsEmbedded, World ?? (IsEmbedded ? TargetWorld.Standard : TargetWorld.Any), AllowUnsafe)
    {
        ApiVersion = ApiVersion,
        NewestVersion = NewestVersion,
        NoWrongPassword = NoWrongPassword,
        HasSecondAccount = IsEmbedded || SecondUser.Length > 0,
    };
}

/// <summary>One of several equal parts of a run; a scenario's variants stay together, so that relations across them
/// hold.</summary>
/// <param name="Index">Which part, from 1.</param>
/// <param name="Count">How many parts there are.</param>
public sealed record Shard(int Index, int Count)
{
    /// <summary>The part of a plan.</summary>
    /// <exception cref="SelectionException">The part is empty: there are fewer scenarios than parts.</exception>
    public Plan Of(Plan plan)
    {
        var mine = plan.Variants.Select(variant => variant.Scenario.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where((_, at) => at % Count == Index - 1).ToHashSet(StringComparer.Ordinal);
        return mine.Count > 0
            ? plan with
            {
                Variants = [.. plan.Variants.Where(variant => mine.Contains(variant.Scenario.Id))],
                Excluded = [.. plan.Excluded.Where(excluded => mine.Contains(excluded.Variant.Scenario.Id))],
            }
            : throw new SelectionException($"--shard {Index}/{Count} is empty: fewer scenarios are selected than there are shards.");
    }
}
