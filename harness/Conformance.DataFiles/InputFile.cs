using System.Globalization;

namespace Conformance.DataFiles;

/// <summary>
/// Reads files that a user named or put into a folder, whatever they are: a device gives bytes without end, and opening a pipe
/// waits for its
/// other end, which may never come.
/// </summary>
public static class InputFile
{
    /// <summary>No data file has more bytes than this.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    private const int Room = 64 * 1024;

    /// <summary>A pipe that nobody opens for writing, or into which nobody writes, is given up after this long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The text of a file: UTF-8, or what its byte order mark says.</summary>
    /// <exception cref="IOException">
    /// It cannot be read, is a device or a pipe that gives nothing, or has more than <see cref="MostBytes"/>.
    /// </exception>
    public static async Task<string> TextAsync(string path, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(new MemoryStream(await BytesAsync(path, cancellationToken), writable: false));
        return await reader.ReadToEndAsync(cancellationToken);
    }

    /// <summary>The bytes of a file.</summary>
    /// <inheritdoc cref="TextAsync"/>
    public static Task<byte[]> BytesAsync(string path, CancellationToken cancellationToken) => BytesAsync(path, MostBytes, cancellationToken);

    /// <summary>The bytes of a file that may be longer or must be shorter than others.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">The most bytes that it may have.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">It cannot be read, is a device or a pipe that gives nothing, or is longer.</exception>
    public static async Task<byte[]> BytesAsync(string path, int most, CancellationToken cancellationToken)
    {
        await using var file = await OpenAsync(path, cancellationToken);
        using var bytes = new MemoryStream();
        var buffer = new byte[Room];
        while (await PatientlyAsync(path, file.ReadAsync(buffer, cancellationToken).AsTask(), cancellationToken)
            is var read and > 0)
        {
            if (bytes.Length + read > most)
            {
                throw new IOException(string.Create(
                    CultureInfo.InvariantCulture, $"{path} is longer than {most} bytes, which no file of this kind is."));
            }

            await bytes.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return bytes.ToArray();
    }

    /// <summary>The text of a file, for callers that cannot wait otherwise.</summary>
    /// <inheritdoc cref="TextAsync"/>
    public static string Text(string path) => TextAsync(path, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Opens a file to be read, at its start, for callers that cannot wait otherwise.</summary>
    /// <inheritdoc cref="OpenAsync"/>
    public static FileStream Open(string path) => OpenAsync(path, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Opens a file to be read, at its start.</summary>
    /// <exception cref="IOException">It cannot be opened, or is a pipe that nobody writes to.</exception>
    public static Task<FileStream> OpenAsync(string path, CancellationToken cancellationToken) => PatientlyAsync(
        path,
        Task.Run(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), cancellationToken),
        cancellationToken);

    /// <summary>Only a file that shows no length may be a pipe; a file of the disk is there, however long a busy machine takes to
    /// read it.</summary>
    private static async Task<T> PatientlyAsync<T>(string path, Task<T> task, CancellationToken cancellationToken)
    {
        if (new FileInfo(path) is { Exists: true, Length: > 0 })
        {
            return await task;
        }

        try
        {
            return await task.WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new IOException($"{path} is a pipe that nobody writes to. Name a file, or start what writes.");
        }
    }
}
