namespace Conformance.Replay.Transport;

/// <summary>Whether a path stays below another for every reader: servers, proxies and applications decode and resolve it differently.</summary>
internal static class PathBelow
{
    // Enough for readers behind readers, each of which decodes once more.
    private const int MostDecodings = 4;

    /// <summary>Why the path may lead elsewhere; null if it stays below the base whoever reads it.</summary>
    /// <param name="path">The path as written, without a query.</param>
    /// <param name="basePath">The base, without a slash at its end.</param>
    public static string? Objection(string path, string basePath)
    {
        if (!path.StartsWith(basePath, StringComparison.Ordinal) || (path.Length > basePath.Length && path[basePath.Length] != '/'))
        {
            return $"its path does not begin with {basePath}/";
        }

        // The base is the user's own; only what comes after it is looked at.
        var below = path[basePath.Length..];
        for (var round = 0; round < MostDecodings; round++)
        {
            if (below.Replace('\\', '/').Split('/').Any(IsDots))
            {
                return "a segment of its path is . or .., which leads to another path";
            }

            var decoded = Uri.UnescapeDataString(below);
            if (decoded == below)
            {
                return null;
            }

            below = decoded;
        }

        return "its path is percent-encoded many times over";
    }

    // Some servers cut parameters off a segment before they resolve it.
    private static bool IsDots(string segment) => segment.Split(';')[0].Trim() is "." or "..";
}
