namespace Conformance.Documents.Compare.Streaming;

/// <summary>Notes on an exception which of the two documents could not be read.</summary>
public static class UnreadableSide
{
    private const string Key = "Conformance.IsExpected";

    /// <summary>True for the expected document, false for the actual one, null if it was not noted.</summary>
    public static bool? Of(DocumentException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.Data[Key] as bool?;
    }

    internal static T Guard<T>(bool isExpected, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DocumentException exception)
        {
            exception.Data[Key] ??= isExpected;
            throw;
        }
    }
}
