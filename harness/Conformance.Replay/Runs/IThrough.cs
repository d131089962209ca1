using Conformance.Core.Exchanges;
using Conformance.Core.Judging;

namespace Conformance.Replay.Runs;

/// <summary>Takes over what variants brought back, and says what to ask again at once. Safe for parallel use.</summary>
public interface IThrough
{
    /// <summary>Takes over a variant.</summary>
    /// <param name="record">What is known of it.</param>
    /// <param name="exchanges">Its exchanges in the order sent.</param>
    /// <returns>What is to be asked again, back to back and in this order; what comes is handed to
    /// <see cref="Settle"/>.</returns>
    IReadOnlyList<AskedAgain> Add(VariantRecord record, IReadOnlyList<Exchange> exchanges);

    /// <summary>Takes over what came when something was asked again.</summary>
    /// <param name="variant">The variant that was taken over when it became necessary.</param>
    /// <param name="exchanges">What came.</param>
    /// <returns>As <see cref="Add"/> does.</returns>
    IReadOnlyList<AskedAgain> Settle(string variant, IReadOnlyList<Exchange> exchanges);
}
