using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Replay.Runs;

namespace Conformance.Runs;

/// <summary>Judges variants while the replay goes on.</summary>
/// <param name="judge">Gives the judge, which is known once the target is open.</param>
/// <param name="also">Told of each variant besides; null for nobody.</param>
internal sealed class JudgedMeanwhile(Func<RunJudge> judge, Action<VariantRecord, IReadOnlyList<Exchange>>? also) : IThrough
{
    /// <inheritdoc/>
    public IReadOnlyList<AskedAgain> Add(VariantRecord record, IReadOnlyList<Exchange> exchanges)
    {
        also?.Invoke(record, exchanges);
        return judge().Add(record, exchanges);
    }

    /// <inheritdoc/>
    public IReadOnlyList<AskedAgain> Settle(string variant, IReadOnlyList<Exchange> exchanges) => judge().Settle(variant, exchanges);
}
