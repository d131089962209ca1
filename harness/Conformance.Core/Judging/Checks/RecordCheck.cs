using System.Globalization;

namespace Conformance.Core.Judging.Checks;

/// <summary>A check that never fails but records a behaviour.</summary>
public interface IRecords
{
    /// <summary>The key in the behaviour profile.</summary>
    string Key { get; }
}

/// <summary>Records status, media type and kind of body.</summary>
/// <param name="Key">The key in the behaviour profile.</param>
public sealed record RecordCheck(string Key) : Check(CheckStage.Status), IRecords
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var status = answer.Response.Status.ToString(CultureInfo.InvariantCulture);
        var body = !answer.HasBody ? "no body"
            : answer.Body is { } read ? $"{MediaType.Essence(answer.ContentType)}, {Kind(read)}"
            : MediaType.Essence(answer.ContentType) ?? "a body without Content-Type";
        return new CheckResult([], $"{status}, {body}");
    }

    private static string Kind(AnswerBody body) =>
        !body.IsCollection ? body.Root : body.Resources.Count == 0 ? $"{body.Root} without members" : body.Root;
}
