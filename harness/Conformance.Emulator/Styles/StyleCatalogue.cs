using Conformance.DataFiles;
using Conformance.Emulator.Hosting;

namespace Conformance.Emulator.Styles;

/// <summary>Lawful variety: a suite must pass every one of these, alone and combined.</summary>
public static class StyleCatalogue
{
    /// <summary>All styles, sorted by name.</summary>
    public static IReadOnlyList<Style> All { get; } = new Style[]
    {
        new("prefixed", "XML elements have the prefix v instead of a default namespace.", "Namespaces count by URI.", style => style with { Prefix = "v" }),
        new("indented", "XML is indented.", "The seed's example is.", style => style with { Indented = true }),
        new("bom", "Bodies begin with a UTF-8 byte order mark.", "Seen up to EM 12 (jorge).", style => style with { ByteOrderMark = true }),
        new("charset", "Content-Type has the parameter charset=utf-8.", "A parameter does not change the media type.", style => style with { Charset = true }),
        new("omit-absent", "JSON leaves out what is absent instead of writing null.", "Captures of 2019 do.", style => style with { NullForAbsent = false }),
        new("fraction-0", "Instants have whole seconds.", "EM 9 and 9.5 wrote these; up to 7 digits are lawful.", style => style with { FractionDigits = 0 }),
        new("fraction-3", "Instants have three fraction digits.", "Up to 7 digits are lawful.", style => style with { FractionDigits = 3 }),
        new("fraction-7", "Instants have seven fraction digits.", "Up to 7 digits are lawful.", style => style with { FractionDigits = 7 }),
        new("reversed", "XML attributes and JSON properties are written in reverse.", "Their order has no meaning.", style => style with { Reversed = true }),
        new("extra-members", "Entities carry an attribute and an element that no page knows.", "Later versions add members (WcfPort in EM 12).", style => style with { ExtraMembers = true }),
        new("chunked", "Bodies go out in chunks, without Content-Length.", "HTTP/1.1 (RFC 9112, 7.1); the pages list Content-Length all the same.", style => style with { Chunked = true }),
        new("gzip", "Bodies have Content-Encoding gzip.", "A request without Accept-Encoding allows it (RFC 9110, 12.5.3); gateways do it.", style => style with { ContentCoding = CodedBody.Gzip }),
        new("brotli", "Bodies have Content-Encoding br.", "A request without Accept-Encoding allows it (RFC 9110, 12.5.3); gateways do it.", style => style with { ContentCoding = CodedBody.Brotli }),
        new("close", "The connection is closed after each answer.", "HTTP/1.1 (RFC 9112, 9.6).", style => style with { CloseConnection = true }),
        new("lower-case-headers", "The token's header is named x-restsvcsessionid.", "Field names compare without case; seen by tdewin and linuxfabrik.", style => style with { LowerCaseHeaders = true }),
        new("slow", "Each answer is held back by 50 ms.", "A server may take its time.", style => style with { Delay = TimeSpan.FromMilliseconds(50) }),
        new("foreign-host", "Hrefs name the host of the world (`origin`), which the client may not reach.", "The seed asks localhost and gets enterprise06.tech.local; other pages and captures echo the host that was called.", style => style with { ForeignHost = true }),
        new("misspelt-links", "Hrefs of task sessions say /repicaTaskSessions, which is served too.", "Examples of 2014.", style => style with { MisspeltPaths = true }),
    }.OrderBy(style => style.Name, StringComparer.Ordinal).ToList();

    /// <summary>The writing with all these styles applied in turn.</summary>
    /// <exception cref="ArgumentException">A name is not known; the message names the nearest.</exception>
    public static WritingStyle Combine(IEnumerable<string> names) =>
        names.Aggregate(new WritingStyle(), (writing, name) => Find(name).Apply(writing));

    private static Style Find(string name) => All.FirstOrDefault(style => style.Name == name)
        ?? throw new ArgumentException($"There is no style \"{name}\".{Suggestion.For(name, All.Select(style => style.Name))}", nameof(name));
}
