using System.Text.Json.Serialization;

namespace Conformance.Core.Exchanges;

/// <summary>
/// One line of an archive as JSON. The names here are the file format, version <see cref="HeaderRecord.CurrentVersion"/>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "record")]
[JsonDerivedType(typeof(HeaderRecord), "conformance-archive")]
[JsonDerivedType(typeof(VariantLine), "variant")]
[JsonDerivedType(typeof(ExchangeRecord), "exchange")]
[JsonDerivedType(typeof(SharedRecord), "shared")]
[JsonDerivedType(typeof(EndRecord), "end")]
internal abstract record ArchiveLine;

/// <summary>The first line.</summary>
internal sealed record HeaderRecord(
    int Version,
    string Target,
    string Dialect,
    string World,
    DateTimeOffset Started,
    string Harness,
    IReadOnlyDictionary<string, string>? Properties = null) : ArchiveLine
{
    public const int CurrentVersion = 2;

    /// <summary>The oldest version that is read; it has no <see cref="SharedRecord"/>.</summary>
    public const int OldestVersion = 1;
}

/// <summary>What is known of one variant.</summary>
internal sealed record VariantLine(
    string Variant,
    IReadOnlyDictionary<string, string> Bindings,
    string? NotTested = null,
    IReadOnlyDictionary<string, string>? Skipped = null,
    string? Fault = null,
    string? Discovery = null,
    bool? FellBack = null,
    IReadOnlyList<string>? Roles = null,
    IReadOnlyList<string>? Unlinked = null) : ArchiveLine;

/// <summary>One exchange; durations in milliseconds, exact to 100 ns.</summary>
internal sealed record ExchangeRecord(
    string Variant,
    string Step,
    DateTimeOffset Sent,
    decimal Elapsed,
    int Attempts,
    RequestRecord Request,
    decimal? FirstByte = null,
    ResponseRecord? Response = null,
    FailureRecord? Failure = null) : ArchiveLine;

/// <summary>An answer that one variant read and another sent for.</summary>
/// <param name="Variant">The variant that read it.</param>
/// <param name="Step">Its step.</param>
/// <param name="Exchange">Which exchange of the archive it is: the number of its line among those of exchanges and shared
/// answers, from 1.</param>
internal sealed record SharedRecord(string Variant, string Step, int Exchange) : ArchiveLine;

/// <summary>The last line of a run that came to its end.</summary>
internal sealed record EndRecord(int Exchanges, IReadOnlyDictionary<string, string>? Properties = null) : ArchiveLine;

/// <summary>A request; header fields as pairs of name and value.</summary>
internal sealed record RequestRecord(string Method, string Url, IReadOnlyList<string[]> Headers, BytesRecord? Body = null);

/// <summary>A response, whole or partial.</summary>
internal sealed record ResponseRecord(
    string HttpVersion,
    int Status,
    string Reason,
    IReadOnlyList<string[]> Headers,
    BodyFraming Framing,
    long ReceivedLength,
    int Surplus,
    int Interim,
    BytesRecord? Head = null,
    BytesRecord? Body = null,
    IReadOnlyList<string[]>? Trailers = null,
    string? Codings = null,
    string? CodingFault = null,
    IReadOnlyList<string>? Folded = null);

/// <summary>A transport failure.</summary>
internal sealed record FailureRecord(TransportFailureKind Kind, string Message, ResponseRecord? Partial = null);

/// <summary>Bytes that are written, or the line that was read of them.</summary>
[JsonConverter(typeof(BytesConverter))]
internal sealed record BytesRecord(ReadOnlyMemory<byte> Bytes, BytesLine? Read = null);

/// <summary>Bytes, as text if they are UTF-8 and as base64 if not: exactly one of the two.</summary>
internal sealed record BytesLine(string? Text = null, string? Base64 = null);

/// <summary>Strict reading: an unknown, missing or duplicate property is a fault of the file.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ArchiveLine))]
[JsonSerializable(typeof(BytesLine))]
internal sealed partial class ArchiveJson : JsonSerializerContext;
