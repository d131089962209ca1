namespace Conformance.Documents;

/// <summary>The faults that XML and JSON share, with their messages.</summary>
internal static class Faults
{
    public static DocumentException TooLarge(DocumentLimits limits) =>
        new(DocumentFault.TooLarge, FormattableString.Invariant($"The body is longer than the limit of {limits.MaxBytes} bytes."), default);

    public static DocumentException TooDeep(DocumentLimits limits, SourcePosition position) =>
        new(DocumentFault.TooDeep, FormattableString.Invariant($"The nesting is deeper than the limit of {limits.MaxDepth} levels."), position);

    /// <summary>A fault at a byte offset of UTF-8 text that begins at <paramref name="position"/>.</summary>
    public static DocumentException At(DocumentFault fault, string message, ReadOnlySpan<byte> body, int offset, TextPosition position)
    {
        position.Advance(body.StartsWith("\uFEFF"u8) && offset >= 3 ? body[3..offset] : body[..offset]);
        return new DocumentException(fault, message, position.Position);
    }

    public static void RefuseInvalidUtf8(ReadOnlySpan<byte> body, TextPosition start)
    {
        var invalid = XmlEncoding.FirstInvalidUtf8(body);
        if (invalid >= 0)
        {
            throw At(DocumentFault.InvalidEncoding, FormattableString.Invariant($"Byte 0x{body[invalid]:X2} is not valid UTF-8 here."), body, invalid, start);
        }
    }
}
