namespace Conformance.Replay.Transport;

/// <summary>Whether a path stays below another for every reader: servers, proxies and applications decode and resolve it
/// differently.</summary>
internal static class PathBelow
{
    // Enough for readers behind readers, each of which decodes once more.
    private const int MostDecodings = 4;

    // Dots and slashes in UTF-8 that is longer than it may be, in the writing %uNNNN, and as the wide forms that some systems
    // take for them.
    private static readonly (string Written, string Read)[] Lax =
    [
        ("%c0%ae", "."), ("%c0%2e", "."), ("%e0%80%ae", "."), ("%u002e", "."), ("%u2024", "."),
        ("%uff0e", "."), ("%ef%bc%8e", "."), ("%e2%80%a4", "."), ("%e2%80%a5", ".."),
        ("%c0%af", "/"), ("%e0%80%af", "/"), ("%u002f", "/"), ("%u2215", "/"), ("%uff0f", "/"),
        ("%ef%bc%8f", "/"), ("%e2%88%95", "/"),
        ("%c1%9c", "/"), ("%u005c", "/"), ("%uff3c", "/"), ("%ef%bc%bc", "/"),
    ];

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

            var decoded = Decoded(below);
            if (decoded == below)
            {
                return null;
            }

            below = decoded;
        }

        return "its path is percent-encoded many times over";
    }

    /// <summary>The path with its percent signs read once, also as readers read them that are laxer than the standards.</summary>
    private static string Decoded(string path)
    {
        if (!path.Contains('%', StringComparison.Ordinal))
        {
            return path;
        }

        foreach (var (written, read) in Lax)
        {
            path = path.Replace(written, read, StringComparison.OrdinalIgnoreCase);
        }

        return Uri.UnescapeDataString(path);
    }

    // Some servers cut parameters off a segment before they resolve it, some end it at a NUL.
    private static bool IsDots(string segment) => segment.Split(';', '\0')[0].Trim() is "." or "..";
}
