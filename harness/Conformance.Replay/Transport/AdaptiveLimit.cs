namespace Conformance.Replay.Transport;

/// <summary>
/// How many requests may be under way at a time: AIMD, additive increase and multiplicative decrease (Chiu and Jain 1989, as RFC
/// 5681 has it for TCP), by the
/// time that answers take (as TCP Vegas does it), because a slow server loses no packet. Starts with <see cref="Start"/>. After
/// each <see cref="Window"/>
/// answers their median is held against the measure, which is the median at the start: more than <see cref="Slower"/> times as
/// slow halves the limit, at most
/// <see cref="AsFast"/> times adds one to it. 429 and 503 count as slow. Where one request alone is slow, that is not for what
/// else is asked of the server:
/// its median becomes the measure. Safe for parallel use.
/// </summary>
/// <param name="most">The most requests under way.</param>
/// <param name="apart">How many of those under way do not count, because they wait for something in this program.</param>
public sealed class AdaptiveLimit(int most, Func<int> apart)
{
    /// <summary>The limit at the start.</summary>
    public const int Start = 2;

    /// <summary>How many answers are looked at together.</summary>
    public const int Window = 8;

    /// <summary>From which ratio to the measure on answers are slower.</summary>
    public const double Slower = 2;

    /// <summary>Up to which ratio to the measure answers are as fast.</summary>
    public const double AsFast = 1.5;

    // How far a measure moves towards a faster median: one fast kind of answer must not make all others slow.
    private const double Drift = 0.1;

    // Below this nobody feels a difference, and the machine's own noise is as large.
    private static readonly TimeSpan Unnoticed = TimeSpan.FromMilliseconds(25);

    private readonly Lock gate = new();
    private readonly Queue<TaskCompletionSource> waiting = [];
    private readonly List<TimeSpan> answers = [];
    private int limit = Math.Min(Start, most);
    private int underWay;
    private int notCounted;
    private TimeSpan? measure;

    /// <summary>The limit now.</summary>
    public int Limit
    {
        get
        {
            lock (gate)
            {
                return limit;
            }
        }
    }

    /// <summary>How often the limit fell.</summary>
    public int Falls { get; private set; }

    /// <summary>The least and the most that the limit was.</summary>
    public (int Least, int Most) Seen { get; private set; } = (Math.Min(Start, most), Math.Min(Start, most));

    /// <summary>Waits until one more request may be under way; those who came first go first.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> ended it.</exception>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Enqueue(turn);
        }

        LetIn();
        await using var registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), turn);
        await turn.Task;
    }

    /// <summary>Says that a request is over.</summary>
    /// <param name="took">How long the server thought about its answer; null if it gave none.</param>
    /// <param name="isBusy">Whether the server said that it has too much to do.</param>
    public void Leave(TimeSpan? took, bool isBusy)
    {
        lock (gate)
        {
            underWay--;
            if (took is not null || isBusy)
            {
                Note(isBusy ? TimeSpan.MaxValue : took!.Value);
            }
        }

        LetIn();
    }

    /// <summary>Lets in those for whom there is room now.</summary>
    public void LetIn()
    {
        lock (gate)
        {
            while (HasRoom && waiting.TryDequeue(out var turn))
            {
                underWay += turn.TrySetResult() ? 1 : 0;
            }
        }
    }

    private bool HasRoom => underWay - apart() < limit;

    private void Note(TimeSpan took)
    {
        // What was asked under another limit says nothing of this one.
        if (notCounted > 0)
        {
            notCounted--;
            return;
        }

        answers.Add(took < Unnoticed ? Unnoticed : took);
        if (answers.Count < Window)
        {
            return;
        }

        answers.Sort();
        var median = answers[Window / 2];
        answers.Clear();
        Decide(median);
    }

    private void Decide(TimeSpan median)
    {
        if (measure is not { } usual || (limit == 1 && median > usual && median < TimeSpan.MaxValue))
        {
            measure = median < TimeSpan.MaxValue ? median : null;
            Set(measure is null ? limit / 2 : limit + 1);
            return;
        }

        measure = median < usual ? usual + ((median - usual) * Drift) : usual;
        if (median > usual * Slower)
        {
            Set(limit / 2);
        }
        else if (median <= usual * AsFast)
        {
            Set(limit + 1);
        }
    }

    private void Set(int wanted)
    {
        var next = Math.Clamp(wanted, 1, most);
        Falls += next < limit ? 1 : 0;
        notCounted = next == limit ? 0 : underWay;
        limit = next;
        Seen = (Math.Min(Seen.Least, next), Math.Max(Seen.Most, next));
    }
}
