using Conformance.Core.Exchanges;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Runs;

/// <summary>
/// The answers that several variants read. A safe request (RFC 9110, section 9.2.1) that is the same on the wire, from its method
/// to the last
/// header field, is sent once; whoever asks for it while it is under way waits for its answer. A variant that asks for the same
/// twice wants two
/// answers, and gets them. Answers are held while there is room: those that were not read for the longest time go first. Safe for
/// parallel use.
/// </summary>
/// <param name="room">The most bytes of bodies that are held.</param>
internal sealed class SharedAnswers(long room)
{
    /// <summary>Room for the bodies of a whole run on a server of some thousand entities.</summary>
    public const long DefaultRoom = 32 * 1024 * 1024;

    /// <summary>An answer with a larger body is read by the variant alone that asked for it.</summary>
    private const int LargestBody = LargeBodies.From;

    /// <summary>What the head of an answer and its place here take, roughly.</summary>
    private const int Overhead = 2048;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> byUse = [];
    private long held;

    /// <summary>Whether the answers to a request may be shared at all.</summary>
    public static bool MayShare(RequestToSend request) => request is { Method: "GET" or "HEAD", Body.IsEmpty: true, OwnConnection: false };

    /// <summary>The answer to a request: one that is held, or one that is sent for.</summary>
    /// <param name="variant">Who asks.</param>
    /// <param name="request">The request; <see cref="MayShare"/> holds.</param>
    /// <param name="send">Sends it.</param>
    /// <param name="mayWait">Whether to wait for a request that is under way on behalf of another variant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The exchange, which may be another variant's; whatever <paramref name="send"/> throws is thrown.</returns>
    public async Task<SentExchange> ReadAsync(
        string variant, RequestToSend request, Func<Task<SentExchange>> send, bool mayWait, CancellationToken cancellationToken)
    {
        var (entry, role) = Enter(Key(request), variant);
        if (role == Role.First)
        {
            return await SendFirstAsync(entry, send);
        }

        return role == Role.Reader && (mayWait || entry.Answer.Task.IsCompleted)
            ? await entry.Answer.Task.WaitAsync(cancellationToken) ?? await send()
            : await send();
    }

    /// <summary>Lets go of all answers: what the target holds, or its clock, is changed now.</summary>
    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
            byUse.Clear();
            held = 0;
        }
    }

    /// <summary>
    /// What one refusal or breakdown is must not become that of many variants: the session may have ended, the server may be busy
    /// or restarting.
    /// </summary>
    private static bool IsForAll(Exchange exchange) =>
        exchange.Response is { Status: >= 200 and < 500 and not (401 or 408 or 421 or 425 or 429), CodingFault: null, Body.Length: <= LargestBody };

    /// <summary>Everything that goes out, in its order.</summary>
    private static string Key(RequestToSend request) =>
        string.Join('\n', [$"{request.Method} {request.Url}", .. request.Headers.Select(field => $"{field.Name}:{field.Value}")]);

    private (Entry Entry, Role Role) Enter(string key, string variant)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var entry))
            {
                entries[key] = entry = new Entry(key);
                entry.Readers.Add(variant);
                return (entry, Role.First);
            }

            if (entry.Place is { } place)
            {
                byUse.Remove(place);
                byUse.AddLast(place);
            }

            return (entry, entry.Readers.Add(variant) ? Role.Reader : Role.Again);
        }
    }

    private async Task<SentExchange> SendFirstAsync(Entry entry, Func<Task<SentExchange>> send)
    {
        SentExchange? shared = null;
        try
        {
            var sent = await send();
            shared = IsForAll(sent.Kept) ? sent : null;
            return sent;
        }
        finally
        {
            Leave(entry, shared);
            entry.Answer.SetResult(shared);
        }
    }

    private void Leave(Entry entry, SentExchange? shared)
    {
        lock (gate)
        {
            // Cleared meanwhile: those who wait asked before that, and may read it; nobody else finds it.
            if (entries.GetValueOrDefault(entry.Key) != entry)
            {
                return;
            }

            if (shared is null)
            {
                entries.Remove(entry.Key);
                return;
            }

            entry.Bytes = Overhead + shared.Kept.Response!.Body.Length;
            held += entry.Bytes;
            entry.Place = byUse.AddLast(entry);
            while (held > room && byUse.First is { } oldest)
            {
                byUse.RemoveFirst();
                held -= oldest.Value.Bytes;
                entries.Remove(oldest.Value.Key);
            }
        }
    }

    private enum Role
    {
        /// <summary>Sends the request.</summary>
        First,

        /// <summary>Reads the answer to it.</summary>
        Reader,

        /// <summary>Had the answer before, and wants another.</summary>
        Again,
    }

    private sealed class Entry(string key)
    {
        public string Key { get; } = key;

        public HashSet<string> Readers { get; } = new(1, StringComparer.Ordinal);

        /// <summary>The answer; null if each has to ask by itself.</summary>
        public TaskCompletionSource<SentExchange?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public LinkedListNode<Entry>? Place { get; set; }

        public long Bytes { get; set; }
    }
}
