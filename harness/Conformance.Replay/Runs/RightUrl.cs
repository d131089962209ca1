using System.Globalization;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Replay.Redaction;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Runs;

/// <summary>Looks once for the base URL that was meant, where no Enterprise Manager answers at the one that was given.</summary>
internal static class RightUrl
{
    private const string Api = "/api";

    /// <summary>Whether an answer sends its client elsewhere.</summary>
    public static bool IsRedirect(Answer entry) => entry.Exchange.Response is { Status: 301 or 302 or 303 or 307 or 308 };

    /// <summary>That the URL is not the right one, with the right one if it is known; null if nothing better than the given one
    /// is known.</summary>
    /// <param name="entry">The answer to the entry point below the given URL.</param>
    /// <param name="options">The given URL, limits and trust.</param>
    /// <param name="rules">What an entry point looks like.</param>
    /// <param name="time">The clock of limits.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public static async Task<RunCause?> FindAsync(Answer entry, RunOptions options, Rulebook rules, TimeProvider time, CancellationToken cancellationToken)
    {
        if (IsRedirect(entry))
        {
            return Redirected(entry, options.BaseUrl);
        }

        if (entry.Exchange.Response is null || EntryPoint.IsOne(entry))
        {
            return null;
        }

        foreach (var candidate in Candidates(options.BaseUrl))
        {
            if (await IsRightAsync(candidate, options, rules, time, cancellationToken))
            {
                return Unusable($"No Enterprise Manager answers at {options.BaseUrl}, but one answers at {candidate}. Give --target {candidate}.");
            }
        }

        return null;
    }

    private static async Task<bool> IsRightAsync(TargetUrl candidate, RunOptions options, Rulebook rules, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var transport = new HttpTransport(new TransportOptions(candidate) { Limits = options.Limits, Trust = options.Trust, Proxy = options.Proxy }, time);
        var result = ContentCodings.Decoded(await transport.SendAsync(RequestToSend.Get(candidate + "/"), cancellationToken), options.Limits.BodyBytes);
        return EntryPoint.IsOne(new Answer(ExchangeRecorder.Clear(SessionKeeper.Variant, "probe", result), rules.Mapping));
    }

    private static RunCause Redirected(Answer entry, TargetUrl given)
    {
        var response = entry.Response;
        var location = response.Headers.First("Location") ?? "";
        var leads = Uri.TryCreate(new Uri(given.ToString().TrimEnd('/') + "/"), location, out var uri) ? uri.ToString().TrimEnd('/') : "";
        var isSamePath = leads.EndsWith(given.Path.TrimEnd('/'), StringComparison.OrdinalIgnoreCase) && location.Length > 0;
        return Unusable(string.Create(
            CultureInfo.InvariantCulture,
            $"{given} redirects: GET {entry.Exchange.Request.Url} was answered {response.Status} with {(location.Length == 0 ? "no Location" : "Location " + location)}. Redirects are not followed: give {(isSamePath ? "--target " + leads : "the final URL as the target")}."));
    }

    /// <summary>
    /// The few other URLs that are likely, each asked once: the API's path is missing, something stands behind it or before it
    /// that does not
    /// belong there, or it is misspelt.
    /// </summary>
    private static IEnumerable<TargetUrl> Candidates(TargetUrl given)
    {
        var path = given.Path.TrimEnd('/');
        var inside = (path + "/").IndexOf(Api + "/", StringComparison.OrdinalIgnoreCase);
        return new[] { inside < 0 ? path + Api : path[..(inside + Api.Length)], Api }
            .Where(other => !other.Equals(path, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(other => given with { RequestTarget = other });
    }

    private static RunCause Unusable(string message) => new(message, EndsRun: true) { IsUnusable = true };
}
