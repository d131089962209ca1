namespace Conformance.Core.Scenarios.Depths;

/// <summary>
/// The greedy set cover: again and again the candidate is taken that answers the most open questions for each request that it
/// adds, the first by id where
/// several do. It answers all that can be answered with at most ln(n) + 1 times the requests of the best choice (Chvátal 1979),
/// and usually with few more.
/// </summary>
internal sealed class GreedyCover
{
    /// <summary>The price of what sends nothing of its own.</summary>
    private const double Free = 0.01;

    private static readonly Comparer<(double Worth, int At)> WorthFirst =
        Comparer<(double Worth, int At)>.Create((one, other) => one.Worth != other.Worth ? other.Worth.CompareTo(one.Worth) : one.At.CompareTo(other.At));

    private readonly Priced[] candidates;
    private readonly QuestionKind[] kinds;
    private readonly List<int>[] byVariant;
    private readonly List<int>[] byRequest;
    private readonly Variant[] variants;
    private readonly int[][] requestsOf;
    private readonly bool[] isChosen;
    private readonly bool[] isAnswered;
    private readonly bool[] isSent;

    /// <summary>Takes nothing yet.</summary>
    /// <param name="asked">What can be taken.</param>
    /// <param name="requests">The requests of a variant.</param>
    public GreedyCover(Questionnaire asked, PlannedRequests requests)
    {
        var (sent, known) = (new Numbered<string>(), new Numbered<string>());
        var sorted = asked.Candidates.OrderBy(candidate => candidate.Key, StringComparer.Ordinal).ToList();
        variants = [.. sorted.SelectMany(candidate => candidate.Variants).DistinctBy(variant => known.Of(variant.Id))];
        requestsOf = [.. variants.Select(variant => requests.Of(variant).Select(sent.Of).Distinct().ToArray())];
        var alone = sorted.Where(candidate => candidate.Variants.Count == 1).ToDictionary(candidate => candidate.Variants[0].Id, candidate => candidate.Questions, StringComparer.Ordinal);
        candidates = [.. sorted.Select(candidate => new Priced(
            [.. candidate.Variants.Select(variant => known.Of(variant.Id))],
            candidate.Variants.Count == 1 ? [.. candidate.Questions] : [.. candidate.Questions.Concat(candidate.Variants.SelectMany(variant => alone[variant.Id])).Distinct()],
            [.. candidate.Variants.SelectMany(variant => requestsOf[known.Of(variant.Id)]).Distinct()]))];
        kinds = [.. asked.Questions.Select(question => question.Kind)];
        (isChosen, isAnswered, isSent) = (new bool[variants.Length], new bool[kinds.Length], new bool[sent.All.Count]);
        byVariant = [.. variants.Select(_ => new List<int>())];
        byRequest = [.. sent.All.Select(_ => new List<int>())];
        for (var at = 0; at < candidates.Length; at++)
        {
            foreach (var variant in candidates[at].Variants)
            {
                byVariant[variant].Add(at);
            }

            foreach (var request in candidates[at].Requests)
            {
                byRequest[request].Add(at);
            }
        }
    }

    /// <summary>The requests of all that was taken, without those of the session.</summary>
    public int Spent { get; private set; }

    /// <summary>What was taken.</summary>
    public IEnumerable<Variant> Chosen => variants.Where((_, at) => isChosen[at]);

    /// <summary>Takes candidates until all their questions of some kinds are answered, or what is left costs more than may be
    /// spent.</summary>
    /// <param name="of">The kinds.</param>
    /// <param name="most">The most requests of all that is taken, earlier ones among them; null for any number.</param>
    public void Cover(IReadOnlySet<QuestionKind> of, int? most)
    {
        // A candidate's worth falls as its questions are answered, so a stale worth is an upper bound; where requests of it are
        // sent for
        // others it gets cheaper, and is looked at anew.
        var open = new PriorityQueue<int, (double Worth, int At)>(WorthFirst);
        for (var at = 0; at < candidates.Length; at++)
        {
            Offer(at);
        }

        while (open.TryDequeue(out var at, out var priority))
        {
            var worth = Worth(candidates[at], of);
            if (worth <= 0 || Spent + Price(candidates[at]) > most)
            {
                continue;
            }

            if (worth < priority.Worth)
            {
                open.Enqueue(at, (worth, at));
                continue;
            }

            foreach (var cheaper in Take(candidates[at]))
            {
                Offer(cheaper);
            }
        }

        void Offer(int at)
        {
            if (Worth(candidates[at], of) is > 0 and var worth)
            {
                open.Enqueue(at, (worth, at));
            }
        }
    }

    private int Price(Priced candidate)
    {
        var price = 0;
        foreach (var request in candidate.Requests)
        {
            price += isSent[request] ? 0 : 1;
        }

        return price;
    }

    /// <summary>Open questions for each request; 0 if it answers none.</summary>
    private double Worth(Priced candidate, IReadOnlySet<QuestionKind> of)
    {
        var open = 0;
        foreach (var question in candidate.Questions)
        {
            open += !isAnswered[question] && of.Contains(kinds[question]) ? 1 : 0;
        }

        return open == 0 ? 0 : open / Math.Max(Free, Price(candidate));
    }

    /// <summary>Takes a candidate, and gives the places of those that cost less now.</summary>
    private IEnumerable<int> Take(Priced candidate)
    {
        var touched = new SortedSet<int>();
        foreach (var variant in candidate.Variants.Where(variant => !isChosen[variant]))
        {
            isChosen[variant] = true;
            touched.UnionWith(byVariant[variant]);
            foreach (var request in requestsOf[variant].Where(request => !isSent[request]))
            {
                isSent[request] = true;
                Spent++;
                touched.UnionWith(byRequest[request]);
            }
        }

        foreach (var question in touched.Select(at => candidates[at]).Where(IsTaken).SelectMany(taken => taken.Questions))
        {
            isAnswered[question] = true;
        }

        return touched.Where(at => !IsTaken(candidates[at]));
    }

    private bool IsTaken(Priced candidate) => Array.TrueForAll(candidate.Variants, variant => isChosen[variant]);

    /// <summary>A candidate in numbers.</summary>
    /// <param name="Variants">Its variants.</param>
    /// <param name="Questions">All that it answers: of a pair, what each of the two answers alone as well.</param>
    /// <param name="Requests">All that it sends.</param>
    private sealed record Priced(int[] Variants, int[] Questions, int[] Requests);
}
