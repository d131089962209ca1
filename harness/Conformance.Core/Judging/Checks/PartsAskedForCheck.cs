using Conformance.Documents.Compare;

namespace Conformance.Core.Judging.Checks;

/// <summary>An answer lacks the parts that a parameter of its request leaves out: a list of folders has no files.</summary>
public sealed record PartsAskedForCheck() : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var url = answer.Exchange.Request.Url;
        var hidden = (evidence.Contract.MatchHref(url)?.Operation.Path.Parameters ?? [])
            .SelectMany(parameter => parameter.HiddenBy(QueryUrl.Parameter(url, parameter.Name)).Select(part => (parameter.Name, Part: part))).ToList();
        return hidden.Count == 0 || answer.Body is not { } body ? CheckResult.Nothing("the request leaves out no part of the answer")
            : CheckResult.Of(hidden.Where(each => body.Information[each.Part] is { } part && IsFilled(part)).Select(each => new Violation(
                ViolationKind.Unexpected, $"{each.Part} in an answer without", $"no {each.Part} for {each.Name}={QueryUrl.Parameter(url, each.Name)}", $"{each.Part} with content",
                body.Information[each.Part]!.Source.Path.Text)));
    }

    private static bool IsFilled(InformationNode node) => node switch
    {
        InformationValue value => value.Text.Length > 0,
        InformationList list => list.Items.Any(),
        InformationObject holder => holder.Members.Any(member => IsFilled(member.Value)),
        _ => false,
    };
}
