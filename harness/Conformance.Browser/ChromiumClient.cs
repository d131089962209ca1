using Conformance.Replay.Transport;

namespace Conformance.Browser;

/// <summary>Chromium as the client of scenarios: its own network stack, its own Accept where a scenario names none.</summary>
/// <param name="program">The path of the browser's program.</param>
public sealed class ChromiumClient(string program) : IClient
{
    /// <inheritdoc />
    public string Name => "Chromium";

    /// <summary>The Chromium of this machine.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static ChromiumClient Find() => new(ChromiumProgram.Find()
        ?? throw new FileNotFoundException("A browser as client needs Chromium, Chrome or Edge, and this machine has none. Install one, as with apt-get install chromium."));

    /// <inheritdoc />
    public ITransport Open(TransportOptions options, TimeProvider time) => options.Proxy is null ? new ChromiumTransport(program, options, time)
        : throw new NotSupportedException("Chromium as client goes through no proxy. Leave --proxy out.");
}
