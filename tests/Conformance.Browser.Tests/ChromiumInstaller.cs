namespace Conformance.Browser.Tests;

/// <summary>One way to install a Chromium.</summary>
/// <param name="Name">What it is, as a noun.</param>
/// <param name="InstallAsync">Installs it; false if that is not possible here.</param>
internal sealed record ChromiumInstaller(string Name, Func<CancellationToken, Task<bool>> InstallAsync);
