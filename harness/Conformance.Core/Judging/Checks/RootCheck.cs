using Conformance.Core.Contract;
using Conformance.Documents;

namespace Conformance.Core.Judging.Checks;

/// <summary>The body's root element, or the JSON form of it.</summary>
/// <param name="Root">The element's name; or <c>reference</c>, <c>entity</c> for that form of what the path leads to, <c>only</c>
/// for a resource with one form.</param>
public sealed record RootCheck(string Root) : Check(CheckStage.Root)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var operation = evidence.Contract.MatchHref(answer.Exchange.Request.Url)?.Operation;
        if (Wanted(operation) is not [var wanted, ..] roots)
        {
            return CheckResult.Nothing("the contract does not say what is answered here");
        }

        if (answer.Body is not { } body)
        {
            return CheckResult.Violated(ViolationKind.WrongBody, Subject, $"a body {wanted}", "no body that can be read");
        }

        return IsNamedByNothing(body, operation?.Resource) ? CheckResult.Nothing("a JSON body without Type names no root")
            : CheckResult.If(
                roots.Any(root => body.HasRoot(root, evidence.Contract)),
                ViolationKind.WrongBody,
                Subject,
                $"a body {wanted}",
                body.Root == "?" ? $"a JSON body that is no {wanted}" : $"a body {body.Root}",
                body.Document.Root.Path.Text);
    }

    /// <summary>The roots that the answer may have; empty if the contract does not say.</summary>
    internal IReadOnlyList<string> RootsOf(Evidence evidence, Answer answer) => Wanted(evidence.Contract.MatchHref(answer.Exchange.Request.Url)?.Operation);

    /// <summary>The form that is asked for, whatever kind of resource shows it.</summary>
    private string Subject => Root switch { "reference" => "reference", "entity" => "entity", "only" => "resource", _ => Root };

    /// <summary>Whether the body has none of what alone would name the root in JSON, and may lack it.</summary>
    private bool IsNamedByNothing(AnswerBody body, Resource? resource) => body.Document.Format == DocumentFormat.Json
        && (body.Root == "?" || (body.Root == AnswerBody.QueryResult && body.Information.Members.Count == 1))
        && resource is not null && Root switch
        {
            "only" => resource.Attribute("Type") is null or { Optional: true },
            "entity" => resource.Attribute("Type") is { Optional: true } && resource.Attribute("UID") is { Level: not FactLevel.Documented },
            _ => false,
        };

    /// <summary>The roots that the answer may have, the one that messages name first; empty if the contract does not
    /// say.</summary>
    private IReadOnlyList<string> Wanted(Operation? operation) => Root is not ("reference" or "entity" or "only") ? [Root]
        : operation is null || operation.Resource.Key != Root is not "only" ? []
        : Root == "reference" && operation.Path.EntityByDefault ? [operation.RootElement(operation.Form(asEntity: true)), operation.RootElement(operation.ReferenceForm)]
        : [operation.RootElement(operation.Form(Root == "entity"))];
}
