using System.Globalization;
using System.Text.RegularExpressions;
using Conformance.Core.Reports;
using Conformance.Emulator;

namespace Conformance.Cli;

/// <summary>The log of <c>conform serve --log</c>: a line for each request, without header fields and bodies.</summary>
/// <param name="writer">Where to; not owned.</param>
internal sealed partial class RequestLog(TextWriter writer)
{
    private readonly Lock one = new();

    /// <summary>Writes the line of a request, as in <c>09:30:12.045  200  GET /api/jobs  1.2 ms</c>. The token follows from a
    /// session's id, so that is left out.</summary>
    public void Write(AnsweredRequest request)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{request.At.UtcDateTime:HH:mm:ss.fff}  {request.Status}  {request.Method} {Printable.OneLine(Session().Replace(request.Target, "$1{ID}"))}  {request.Elapsed.TotalMilliseconds:0.0} ms");
        lock (one)
        {
            writer.WriteLine(line);
            writer.Flush();
        }
    }

    [GeneratedRegex("(/logonSessions/)[^/?]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Session();
}
