namespace Conformance.Core.Scenarios.Depths;

/// <summary>
/// The greedy set cover: again and again the candidate is taken that answers the most open questions for each request that it adds, the first by id where
/// several do. It answers all that can be answered with at most ln(n) + 1 times the requests of the best choice (Chvátal 1979), and usually with few more.
/// </summary>
internal sealed class GreedyCover
{
    private readonly IReadOnlyList<Candidate> candidates;
    private readonly PlannedRequests requests;
    private readonly Dictionary<string, IReadOnlyList<string>> sentBy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> bySent = new(StringComparer.Ordinal);
    private readonly HashSet<string> sent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byVariant = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Variant> chosen = new(StringComparer.Ordinal);
    private readonly HashSet<Question> answered = [];

    /// <summary>Takes nothing yet.</summary>
    /// <param name="candidates">What can be taken.</param>
    /// <param name="requests">The requests of a variant.</param>
    public GreedyCover(IEnumerable<Candidate> candidates, PlannedRequests requests)
    {
        this.candidates = [.. candidates.OrderBy(candidate => candidate.Key, StringComparer.Ordinal)];
        this.requests = requests;
        for (var at = 0; at < this.candidates.Count; at++)
        {
            foreach (var variant in this.candidates[at].Variants)
            {
                Add(byVariant, variant.Id, at);
                foreach (var request in SentBy(variant))
                {
                    Add(bySent, request, at);
                }
            }
        }
    }

    /// <summary>The requests of all that was taken, without those of the session.</summary>
    public int Spent => sent.Count;

    /// <summary>What was taken.</summary>
    public IReadOnlyCollection<Variant> Chosen => chosen.Values;

    /// <summary>Takes candidates until all their questions of some kinds are answered, or what is left costs more than may be spent.</summary>
    /// <param name="kinds">The kinds.</param>
    /// <param name="most">The most requests of all that is taken, earlier ones among them; null for any number.</param>
    public void Cover(IReadOnlySet<QuestionKind> kinds, int? most)
    {
        // A candidate's worth falls as its questions are answered, so a stale worth is an upper bound; where requests of it are sent for
        // others it gets cheaper, and is looked at anew.
        var open = new PriorityQueue<int, (double Worth, int At)>(WorthFirst);
        for (var at = 0; at < candidates.Count; at++)
        {
            Offer(at);
        }

        while (open.TryDequeue(out var at, out var priority))
        {
            var candidate = candidates[at];
            var worth = Worth(candidate, kinds);
            if (worth <= 0 || Spent + Price(candidate) > most)
            {
                continue;
            }

            if (worth < priority.Worth)
            {
                open.Enqueue(at, (worth, at));
                continue;
            }

            foreach (var cheaper in Take(candidate))
            {
                Offer(cheaper);
            }
        }

        void Offer(int at)
        {
            if (Worth(candidates[at], kinds) is > 0 and var worth)
            {
                open.Enqueue(at, (worth, at));
            }
        }
    }

    /// <summary>The price of what sends nothing of its own.</summary>
    private const double Free = 0.01;

    private static readonly Comparer<(double Worth, int At)> WorthFirst =
        Comparer<(double Worth, int At)>.Create((one, other) => one.Worth != other.Worth ? other.Worth.CompareTo(one.Worth) : one.At.CompareTo(other.At));

    private int Price(Candidate candidate) => candidate.Variants.SelectMany(SentBy).Distinct(StringComparer.Ordinal).Count(request => !sent.Contains(request));

    private IReadOnlyList<string> SentBy(Variant variant) => sentBy.TryGetValue(variant.Id, out var known) ? known : sentBy[variant.Id] = requests.Of(variant);

    private static void Add(Dictionary<string, List<int>> index, string key, int at) => (index.TryGetValue(key, out var known) ? known : index[key] = []).Add(at);

    /// <summary>Open questions for each request; 0 if it answers none.</summary>
    private double Worth(Candidate candidate, IReadOnlySet<QuestionKind> kinds)
    {
        var open = Told(candidate).Count(question => kinds.Contains(question.Kind) && !answered.Contains(question));
        return open == 0 ? 0 : open / Math.Max(Free, Price(candidate));
    }

    /// <summary>All that it answers: of a pair, what each of the two answers alone as well.</summary>
    private IEnumerable<Question> Told(Candidate candidate) => candidate.Variants.Count == 1 ? candidate.Questions
        : candidate.Questions.Concat(candidate.Variants.SelectMany(Alone)).Distinct();

    private IEnumerable<Question> Alone(Variant variant) =>
        byVariant[variant.Id].Select(at => candidates[at]).Where(candidate => candidate.Variants.Count == 1).SelectMany(candidate => candidate.Questions);

    /// <summary>Takes a candidate, and gives the places of those that cost less now.</summary>
    private List<int> Take(Candidate candidate)
    {
        var touched = new List<int>();
        foreach (var variant in candidate.Variants.Where(variant => chosen.TryAdd(variant.Id, variant)))
        {
            touched.AddRange(byVariant[variant.Id]);
            touched.AddRange(SentBy(variant).Where(sent.Add).SelectMany(request => bySent[request]));
        }

        foreach (var whole in touched.Select(at => candidates[at]).Where(IsTaken))
        {
            answered.UnionWith(whole.Questions);
        }

        return [.. touched.Distinct().Where(at => !IsTaken(candidates[at]))];
    }

    private bool IsTaken(Candidate candidate) => candidate.Variants.All(variant => chosen.ContainsKey(variant.Id));
}
