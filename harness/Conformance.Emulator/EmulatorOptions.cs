using Conformance.Core.Contract;
using Conformance.Core.Worlds;

namespace Conformance.Emulator;

/// <summary>What an emulator serves and how.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The resources.</summary>
    public required ApiContract Contract { get; init; }

    /// <summary>The data.</summary>
    public required World World { get; init; }

    /// <summary>The clock for the window, for idle expiry and for the Date header.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Whether it speaks HTTPS with a certificate that it makes itself; otherwise HTTP.</summary>
    public bool Https { get; init; } = true;

    /// <summary>The port on 127.0.0.1; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>The account that may log on.</summary>
    public required Account Account { get; init; }

    /// <summary>A second account that may log on, with another role; null for none.</summary>
    public Account? SecondAccount { get; init; }

    /// <summary>All accounts that may log on.</summary>
    public IEnumerable<Account> Accounts => SecondAccount is null ? [Account] : [Account, SecondAccount];

    /// <summary>Names of <see cref="Faults.FaultCatalogue"/>; empty for a correct server.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Names of <see cref="Styles.StyleCatalogue"/>; empty for the plain style.</summary>
    public IReadOnlyList<string> Styles { get; init; } = [];

    /// <summary>The PEM file that keeps certificate and key from one start to the next; made if it is missing. Null for new ones
    /// each time.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>Told of each request after it was answered, from any thread; null if nobody wants to know.</summary>
    public Action<AnsweredRequest>? Answered { get; init; }

    /// <summary>The newest API version that it has, as in <c>v1_4</c>; null for the contract's newest. What came later it does
    /// not know.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>How JSON keys are written.</summary>
    public EmulatorDialect Dialect { get; init; } = EmulatorDialect.Em12;
}
