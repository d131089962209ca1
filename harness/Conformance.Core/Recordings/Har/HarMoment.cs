using System.Text.RegularExpressions;
using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Recordings.Har;

/// <summary>A GET of a recording that was answered with 200, and what other answers it may be compared with.</summary>
/// <param name="Exchange">The exchange.</param>
/// <param name="Account">The pseudonym of the token that was sent; empty if the recording holds none.</param>
/// <param name="Epoch">How many requests before it may have changed something, or changed the account.</param>
/// <param name="Path">The path below the base, and the query without <c>format</c>.</param>
/// <param name="Accept">What Accept said; <c>absent</c> if it was not sent.</param>
/// <param name="Format">What <c>format</c> said; <c>absent</c> if it was not sent.</param>
internal sealed partial record HarMoment(Exchange Exchange, string Account, int Epoch, string Path, string Accept, string Format)
{
    private static readonly string[] Reading = ["GET", "HEAD", "OPTIONS"];

    /// <summary>What is equal for answers that may be compared.</summary>
    public (string Account, int Epoch, string Path) Key => (Account, Epoch, Path);

    /// <summary>Those of a recording that can be judged, in the order sent.</summary>
    public static IReadOnlyList<HarMoment> Of(IReadOnlyList<(Exchange Exchange, string? Lack)> answers, ApiContract contract)
    {
        var seen = new List<HarMoment>();
        var epoch = 0;
        foreach (var (exchange, lack) in answers.OrderBy(answer => answer.Exchange.SentAt))
        {
            epoch += Reading.Contains(exchange.Request.Method) ? 0 : 1;
            if (lack is null && exchange is { Request.Method: "GET", Response.Status: 200 })
            {
                seen.Add(Of(exchange, epoch, contract));
            }
        }

        return seen;
    }

    private static HarMoment Of(Exchange exchange, int epoch, ApiContract contract)
    {
        var (headers, url) = (exchange.Request.Headers, exchange.Request.Url);
        var account = headers.First("X-RestSvcSessionId") ?? (TokenCookie().Match(headers.First("Cookie") ?? "") is { Success: true } cookie ? cookie.Groups[1].Value : "");
        var format = FormatPair().Match(url);
        return new HarMoment(
            exchange, account, epoch, FormatPair().Replace(contract.BelowBase(url) ?? url, "$1").TrimEnd('?', '&'),
            headers.First("Accept") ?? RequestTemplate.Absent, format.Success ? format.Groups[2].Value : RequestTemplate.Absent);
    }

    [GeneratedRegex("([?&])format=([^&]*)&?", RegexOptions.CultureInvariant)]
    private static partial Regex FormatPair();

    [GeneratedRegex("X-RestSvcSessionId=([^;]*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TokenCookie();
}
