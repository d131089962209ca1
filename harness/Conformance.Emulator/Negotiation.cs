namespace Conformance.Emulator;

/// <summary>Chooses the format of an answer.</summary>
public static class Negotiation
{
    /// <summary>The format for an Accept header; XML if none was sent (every HC:get_* page).</summary>
    public static BodyFormat FormatFor(string? accept)
    {
        if (string.IsNullOrWhiteSpace(accept))
        {
            return BodyFormat.Xml;
        }

        var ranges = accept.Split(',').Select(range => range.Split(';')[0].Trim()).ToList();
        var json = ranges.Exists(range => range.Equals("application/json", StringComparison.OrdinalIgnoreCase));
        var xml = ranges.Exists(range =>
            range.Equals("application/xml", StringComparison.OrdinalIgnoreCase) || range.Equals("text/xml", StringComparison.OrdinalIgnoreCase));
        return (json, xml) switch
        {
            (true, true) => EmulatorDecisions.BothAccepted,
            (true, false) => BodyFormat.Json,
            (false, true) => BodyFormat.Xml,
            _ when ranges.Exists(range => range.Contains('*', StringComparison.Ordinal)) => EmulatorDecisions.AnyAccept,
            _ => EmulatorDecisions.UnknownAccept,
        };
    }

    /// <summary>The media type of a format.</summary>
    public static string MediaType(BodyFormat format) => format == BodyFormat.Json ? "application/json" : "application/xml";
}
