using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Conformance.Cli;

/// <summary>
/// Standard streams that the caller closed: without a placeholder the next file that is opened would get their number, and what is written
/// to the terminal.
/// </summary>
internal static class StandardStreams
{
    /// <summary>The number of standard output.</summary>
    public const int Output = 1;

    /// <summary>The number of standard error.</summary>
    public const int Error = 2;

    private const int Last = 2;
    private const string Open = "/proc/self/fd";
    private const int AccessMode = 3;
    private const int ReadOnly = 0;
    private const string Nowhere = "/dev/null";

    /// <summary>
    /// Whether a standard stream is the caller's. Where the caller closed it, the runtime has given its number to a pipe of its
    /// own before any line
    /// of this program ran: that pipe is read-only, or this process holds its other end, too.
    /// </summary>
    /// <param name="number"><see cref="Output"/> or <see cref="Error"/>.</param>
    public static bool IsGiven(int number)
    {
        var path = Path.Combine(Open, number.ToString(CultureInfo.InvariantCulture));
        return new FileInfo(path).LinkTarget is not { } target
            || (Access(path) != ReadOnly && !(target.StartsWith("pipe:", StringComparison.Ordinal) && IsReadHere(target)));
    }

    private static bool IsReadHere(string target) =>
        Directory.EnumerateFileSystemEntries(Open).Any(path => new FileInfo(path).LinkTarget == target && Access(path) == ReadOnly);

    /// <summary>How a file is open: the last bits of its flags, which are octal; null if it is not open any more.</summary>
    private static int? Access(string path)
    {
        var info = path.Replace("/fd/", "/fdinfo/", StringComparison.Ordinal);
        var flags = File.Exists(info)
            ? File.ReadLines(info).FirstOrDefault(line => line.StartsWith("flags:", StringComparison.Ordinal)) : null;
        return flags is null ? null : (flags[^1] - '0') & AccessMode;
    }

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
