using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Conformance.Emulator.Hosting;

/// <summary>
/// Sends bodies that are made while they are sent. WireMock.Net takes bodies as whole arrays only, so it answers without one and
/// the chunks
/// follow when it is done; they go beside it in the flow of the request.
/// </summary>
internal static class StreamedBody
{
    private static readonly AsyncLocal<Slot?> Current = new();

    /// <summary>Lets these chunks follow the answer that WireMock.Net is about to give.</summary>
    public static void Send(IEnumerable<ReadOnlyMemory<byte>> chunks) => Current.Value!.Chunks = chunks;

    /// <summary>Adds the sending before WireMock.Net's own middleware.</summary>
    public static void Use(IApplicationBuilder application) => application.Use(async (context, next) =>
    {
        var slot = new Slot();
        Current.Value = slot;
        await next(context);
        if (slot.Chunks is { } chunks && !HttpMethods.IsHead(context.Request.Method))
        {
            foreach (var chunk in chunks)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            }
        }
    });

    private sealed class Slot
    {
        public IEnumerable<ReadOnlyMemory<byte>>? Chunks { get; set; }
    }
}
