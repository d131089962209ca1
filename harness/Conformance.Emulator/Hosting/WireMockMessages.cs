using System.Globalization;
using Conformance.Emulator.Styles;
using WireMock;
using WireMock.Types;
using WireMock.Util;

namespace Conformance.Emulator.Hosting;

/// <summary>Between WireMock.Net's messages and ours.</summary>
internal static class WireMockMessages
{
    public static EmulatorRequest ToRequest(IRequestMessage message)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in message.Headers ?? new Dictionary<string, WireMockList<string>>())
        {
            headers[header.Key] = string.Join(", ", header.Value);
        }

        return new EmulatorRequest(message.Method, message.AbsolutePath, QueryParameter.Read(message.RawQuery), headers);
    }

    public static ResponseMessage ToMessage(EmulatorResponse response, WritingStyle style)
    {
        var headers = new Dictionary<string, WireMockList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in response.Headers)
        {
            if (headers.TryGetValue(field.Name, out var values))
            {
                values.Add(field.Value);
            }
            else
            {
                headers[field.Name] = new WireMockList<string>(field.Value);
            }
        }

        if (response.Chunks is { } chunks)
        {
            StreamedBody.Send(chunks);
        }
        else if (!style.Chunked && response.Status != 204)
        {
            headers[WireHeaders.Length] = new WireMockList<string>(response.Body.Length.ToString(CultureInfo.InvariantCulture));
        }

        if (style.CloseConnection)
        {
            headers[WireHeaders.Connection] = new WireMockList<string>("close");
        }

        return new ResponseMessage
        {
            StatusCode = response.Status,
            Headers = headers,
            BodyData = response.Body.IsEmpty ? null : new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = response.Body.ToArray() },
        };
    }
}
