using Conformance.Replay.Transport;

namespace Conformance.Runs.Configuration;

/// <summary>Settings of a live target that say how to reach it.</summary>
internal static class LiveSettings
{
    private const string DefaultProxyPasswordVariable = "CONFORM_PROXY_PASSWORD";

    /// <summary>Returns if a text can be the base of URLs as it stands.</summary>
    /// <param name="about">Where the target was named, for messages.</param>
    /// <param name="target">The target.</param>
    /// <exception cref="SettingException">It cannot.</exception>
    public static void CheckBase(string about, string target)
    {
        if (target.IndexOfAny(['?', '#']) is >= 0 and var end)
        {
            throw new SettingException(
                $"{about}{target} is no base URL: it goes on with {target[end..]}, and every request adds its own path and query. Give --target {target[..end].TrimEnd('/')}.");
        }

        var path = TargetUrl.Parse(target).Path;
        for (var at = path.IndexOf('%', StringComparison.Ordinal); at >= 0; at = path.IndexOf('%', at + 1))
        {
            if (at + 2 >= path.Length || !char.IsAsciiHexDigit(path[at + 1]) || !char.IsAsciiHexDigit(path[at + 2]))
            {
                throw new SettingException($"{about}{target} is no base URL: two hexadecimal digits are expected after each % of its path. Write a percent sign itself as %25.");
            }
        }

        if (Uri.UnescapeDataString(path).Split('/').Any(segment => segment is "." or ".."))
        {
            throw new SettingException($"{about}{target} is no base URL: its path leads upwards. Give the path without . and .. as the target.");
        }
    }

    /// <summary>The proxy that is asked for; null for none. Those of the environment are not used.</summary>
    /// <exception cref="SettingException">It cannot be used, or settings do not go together.</exception>
    public static Proxy? Proxy(SettingLayers layers, bool needsAccount)
    {
        if (layers.Find("proxy") is not { } proxy)
        {
            return layers.FindGiven("proxy-user") is { } alone
                ? throw new SettingException($"{alone.Label} is for a proxy, and none is named. Give --proxy URL.") : null;
        }

        TargetUrl url;
        try
        {
            url = TargetUrl.Parse(proxy.Text);
        }
        catch (UnusableRequestException unusable)
        {
            throw new SettingException($"{proxy.Label}: {unusable.Message}");
        }

        if (url.IsHttps || url.RequestTarget != "/")
        {
            throw new SettingException($"{proxy.Label} {proxy.Text}: the URL of an HTTP proxy is expected, as in http://proxy.example:3128. TLS with the target goes through it.");
        }

        if (layers.Find("proxy-user") is not { } user || !needsAccount)
        {
            return new Proxy(url, null, null);
        }

        var variable = layers.Find("proxy-password-env")?.Text ?? DefaultProxyPasswordVariable;
        return layers.Environment(variable) is { Length: > 0 } password ? new Proxy(url, user.Text, password)
            : throw new SettingException($"the environment variable {variable} holds no password for {user.Label}. Set it, or name another with --proxy-password-env VAR; a password is never an argument.");
    }
}
