using Conformance.Core.Judging;

namespace Conformance.Core.Results;

/// <summary>The command line's exit codes, a contract with other programs.</summary>
public static class ExitCodes
{
    /// <summary>Conformant; same.</summary>
    public const int Conformant = 0;

    /// <summary>Deviates; different.</summary>
    public const int Deviates = 1;

    /// <summary>Unusable input or usage.</summary>
    public const int Unusable = 2;

    /// <summary>Target unreachable, broken off, or a fault of the harness.</summary>
    public const int Errored = 3;

    /// <summary>Something selected was not tested.</summary>
    public const int Incomplete = 4;

    /// <summary>The code of a run.</summary>
    public static int Of(RunResult result) => result.IsUnusable ? Unusable : Of(result.Outcome);

    /// <summary>The code of a verdict.</summary>
    public static int Of(Outcome outcome) => outcome switch
    {
        Outcome.Passed => Conformant,
        Outcome.Deviates => Deviates,
        Outcome.Errored => Errored,
        _ => Incomplete,
    };
}
