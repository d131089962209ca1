using System.Text;

namespace Conformance.Cli;

/// <summary>Writes to a terminal that may go away: what nobody can read any more is left out, and the run goes on to its reports
/// and its logoff.</summary>
/// <param name="inner">The terminal; not owned.</param>
internal sealed class LastingWriter(TextWriter inner) : TextWriter
{
    private bool isGone;

    /// <inheritdoc />
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc />
    public override void Write(char value) => Try(() => inner.Write(value));

    /// <inheritdoc />
    public override void Write(string? value) => Try(() => inner.Write(value));

    /// <inheritdoc />
    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    /// <inheritdoc />
    public override void Flush() => Try(inner.Flush);

    private void Try(Action writing)
    {
        if (isGone)
        {
            return;
        }

        try
        {
            writing();
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            isGone = true;
        }
    }
}
