using Microsoft.Win32.SafeHandles;

namespace Conformance.Cli;

/// <summary>Standard streams that the caller closed: without a placeholder the next file that is opened would get their number, and what is written to the terminal.</summary>
internal static class StandardStreams
{
    private const int Last = 2;
    private const string Nowhere = "/dev/null";

    /// <summary>Opens placeholders for those that are closed, which stay open as long as the program runs.</summary>
    /// <returns>The placeholders.</returns>
    public static IReadOnlyList<SafeFileHandle> Fill()
    {
        var held = new List<SafeFileHandle>();
        while (File.Exists(Nowhere) && held.Count <= Last)
        {
            var handle = File.OpenHandle(Nowhere, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            if (handle.DangerousGetHandle().ToInt64() > Last)
            {
                handle.Dispose();
                break;
            }

            held.Add(handle);
        }

        return held;
    }
}
