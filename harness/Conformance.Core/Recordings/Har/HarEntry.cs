using Conformance.Core.Exchanges;

namespace Conformance.Core.Recordings.Har;

/// <summary>One entry of a HAR 1.2 file, secrets in the clear: never to be kept as it is.</summary>
/// <param name="Number">Its place among the entries of the file, from 1.</param>
/// <param name="Request">The request; pseudo header fields of HTTP/2 are left out.</param>
/// <param name="Response">The response, its body without any coding; null if the file holds no answer.</param>
/// <param name="SentAt">The recorder's clock when the request began.</param>
/// <param name="Elapsed">How long it took; zero if the file does not say.</param>
/// <param name="Lack">Why the answer cannot be judged, as a sentence that is the same for all with that reason; null if it
/// can.</param>
/// <param name="IsFromCache">Whether a cache of the recorder answered, and no server.</param>
public sealed record HarEntry(
    int Number, SentRequest Request, ReceivedResponse? Response, DateTimeOffset SentAt, TimeSpan Elapsed, string? Lack, bool IsFromCache);
