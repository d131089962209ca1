using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Conformance.Cli;

/// <summary>
/// Standard streams that the caller closed: without a placeholder the next file that is opened would get their number, and what
/// is written
/// to the terminal.
/// </summary>
internal static class StandardStreams
{
    /// <summary>The number of standard input.</summary>
    public const int Input = 0;

    /// <summary>The number of standard output.</summary>
    public const int Output = 1;

    /// <summary>The number of standard error.</summary>
    public const int Error = 2;

    private const int Last = 2;
    private const string Descriptors = "/proc/self/fdinfo";
    private const string Flags = "flags:";
    private const int CloseOnExec = 0x80000;
    private const string Nowhere = "/dev/null";

    /// <summary>
    /// Whether a standard stream is the caller's. Where the caller closed it, the runtime has given its number to a pipe of its
    /// own before any line of this program ran. The runtime opens its pipes so that no other program gets them (close-on-exec);
    /// a stream with that flag cannot have come from the caller. Always true on systems without <c>/proc</c>.
    /// </summary>
    /// <param name="number"><see cref="Input"/>, <see cref="Output"/> or <see cref="Error"/>.</param>
    public static bool IsGiven(int number)
    {
        var info = Path.Combine(Descriptors, number.ToString(CultureInfo.InvariantCulture));
        if (!File.Exists(info))
        {
            return true;
        }

        var octal = File.ReadLines(info).First(line => line.StartsWith(Flags, StringComparison.Ordinal))[Flags.Length..].Trim();
        return (Convert.ToInt64(octal, 8) & CloseOnExec) == 0;
    }

    /// <summary>Whether a file name stands for standard input.</summary>
    public static bool IsInput(string? name) => name is "-" or "/dev/stdin" or "/dev/fd/0" or "/proc/self/fd/0";

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
