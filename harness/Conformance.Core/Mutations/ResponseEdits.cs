using System.Globalization;
using Conformance.Core.Exchanges;

namespace Conformance.Core.Mutations;

/// <summary>Changes of a response that keep it one that could have come over a wire.</summary>
internal static class ResponseEdits
{
    public static ReceivedResponse WithBody(this ReceivedResponse response, ReadOnlyMemory<byte> body) =>
        (response with { Body = body, ReceivedLength = body.Length })
            .WithHeaders(field => Is(field, "Content-Length") ? field with { Value = body.Length.ToString(CultureInfo.InvariantCulture) } : field);

    public static ReceivedResponse WithHeaders(this ReceivedResponse response, Func<HeaderField, HeaderField?> edit) =>
        response with { Headers = [.. response.Headers.Select(edit).OfType<HeaderField>()] };

    public static ReceivedResponse Without(this ReceivedResponse response, string name) => response.WithHeaders(field => Is(field, name) ? null : field);

    public static ReceivedResponse With(this ReceivedResponse response, string name, string value) =>
        response.WithHeaders(field => Is(field, name) ? field with { Value = value } : field);

    public static bool Is(HeaderField field, string name) => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase);
}
