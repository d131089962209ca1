using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Conformance.Emulator.Hosting;

/// <summary>
/// Header fields that WireMock.Net does not let through: it drops Content-Length and Connection and sets Date by the wall clock.
/// They travel under
/// names of our own and get their right names just before the head of the answer is written.
/// </summary>
internal static class WireHeaders
{
    public const string Length = "X-Emulator-Length";
    public const string Date = "X-Emulator-Date";
    public const string Connection = "X-Emulator-Connection";

    /// <summary>Adds the renaming before WireMock.Net's own middleware.</summary>
    public static void Use(IApplicationBuilder application) => application.Use((context, next) =>
    {
        context.Response.OnStarting(Rename, context.Response);
        return next(context);
    });

    private static Task Rename(object state)
    {
        var response = (HttpResponse)state;
        var headers = response.Headers;
        if (headers.Remove(Length, out var length))
        {
            response.ContentLength = long.Parse(length.ToString(), CultureInfo.InvariantCulture);
        }

        if (headers.Remove(Connection, out var connection))
        {
            headers.Connection = connection;
        }

        if (headers.Remove(Date, out var date))
        {
            headers.Date = date;
        }

        return Task.CompletedTask;
    }
}
