using Conformance.DataFiles;

namespace Conformance.Runs.Configuration;

/// <summary>How a target of conform.yaml is named again, so that a line that repeats a finding stays short.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Place">Where the name stands.</param>
/// <param name="Config">The file, absolute, if it was named and not found; else null.</param>
/// <param name="Said">The names of the settings that the file gives, which need not be repeated.</param>
public sealed record NamedAgain(string Name, DataPlace Place, string? Config, IReadOnlySet<string> Said);
