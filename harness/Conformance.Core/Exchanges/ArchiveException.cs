namespace Conformance.Core.Exchanges;

/// <summary>A file that cannot be read as an archive: unusable input.</summary>
public sealed class ArchiveException : Exception
{
    /// <summary>Says where and what.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="line">The line after decompression, from 1; 0 for the file as a whole.</param>
    /// <param name="problem">What is wrong, what was expected and what to do.</param>
    /// <param name="inner">The reader's own words, or null.</param>
    public ArchiveException(string file, int line, string problem, Exception? inner = null)
        : base(line == 0 ? $"{file}: {problem}" : $"{file}: line {line} (decompressed): {problem}", inner)
    {
    }
}
