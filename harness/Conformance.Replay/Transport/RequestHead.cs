using System.Buffers;
using System.Globalization;
using System.Text;
using Conformance.Core.Exchanges;

namespace Conformance.Replay.Transport;

/// <summary>
/// Makes the bytes of a request: the header fields that are named, and the two that HTTP/1.1 cannot do without.
/// </summary>
internal static class RequestHead
{
    private static readonly SearchValues<char> Token = SearchValues.Create(HeaderLine.TokenCharacters);

    /// <summary>The request with <c>Host</c> and <c>Content-Length</c> where they are needed and not named.</summary>
    /// <exception cref="UnusableRequestException">A method or header field that would break the message apart.</exception>
    public static SentRequest Complete(RequestToSend request, TargetUrl url)
    {
        Check(request);
        var headers = new List<HeaderField>(request.Headers.Count + 2);
        if (request.Headers.First("Host") is null)
        {
            headers.Add(new HeaderField("Host", url.HostField));
        }

        headers.AddRange(request.Headers);
        if ((!request.Body.IsEmpty || request.Method is "POST" or "PUT" or "PATCH")
            && request.Headers.First("Content-Length") is null && request.Headers.First("Transfer-Encoding") is null)
        {
            headers.Add(new HeaderField("Content-Length", request.Body.Length.ToString(CultureInfo.InvariantCulture)));
        }

        return new SentRequest(request.Method, request.Url, headers, request.Body);
    }

    /// <summary>Writes request line, header section and empty line.</summary>
    /// <param name="request">The request.</param>
    /// <param name="url">Its URL.</param>
    /// <param name="proxy">
    /// The proxy that reads it; null if none does. It gets the absolute form and its own credentials, which are no part of the
    /// request.
    /// </param>
    /// <param name="output">Where to.</param>
    public static void Write(SentRequest request, TargetUrl url, Proxy? proxy, ArrayBufferWriter<byte> output)
    {
        output.ResetWrittenCount();
        Append(output, request.Method);
        Append(output, " ");
        Append(output, proxy is null ? url.RequestTarget : $"{url.Scheme}://{url.HostField}{url.RequestTarget}");
        Append(output, " HTTP/1.1\r\n");
        Append(output, proxy?.Authorization is { } authorization ? $"Proxy-Authorization: {authorization}\r\n" : "");
        foreach (var field in request.Headers)
        {
            Append(output, field.Name);
            Append(output, ": ");
            Append(output, field.Value);
            Append(output, "\r\n");
        }

        Append(output, "\r\n");
    }

    private static void Append(ArrayBufferWriter<byte> output, string text) =>
        output.Advance(Encoding.Latin1.GetBytes(text, output.GetSpan(text.Length)));

    private static void Check(RequestToSend request)
    {
        if (request.Method.Length == 0 || request.Method.AsSpan().ContainsAnyExcept(Token))
        {
            throw new UnusableRequestException(
                $"method '{WireText.Printable(request.Method)}' cannot be sent: expected token characters, as in GET.");
        }

        foreach (var field in request.Headers)
        {
            if (field.Name.Length == 0 || field.Name.AsSpan().ContainsAnyExcept(Token))
            {
                throw new UnusableRequestException(
                    $"header name '{WireText.Printable(field.Name)}' cannot be sent: expected token characters, as in Accept.");
            }

            if (field.Value.AsSpan().ContainsAny('\0', '\r', '\n') || field.Value.AsSpan().ContainsAnyExceptInRange('\0', 'ÿ'))
            {
                throw new UnusableRequestException(
                    $"the value of header {field.Name} cannot be sent: it holds NUL, CR, LF or a character above U+00FF; encode it.");
            }
        }
    }
}
