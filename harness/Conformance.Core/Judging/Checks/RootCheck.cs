using Conformance.Documents;

namespace Conformance.Core.Judging.Checks;

/// <summary>The body's root element, or the JSON form of it.</summary>
/// <param name="Root">The element's name; or <c>reference</c>, <c>entity</c> for that form of what the path leads to, <c>only</c> for a resource with one form.</param>
public sealed record RootCheck(string Root) : Check(CheckStage.Root)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        Wanted(evidence, answer) is not { } wanted ? CheckResult.Nothing("the contract does not say what is answered here")
        : answer.Body is not { } body ? CheckResult.Violated(ViolationKind.WrongBody, Subject, $"a body {wanted}", "no body that can be read")
        : body.Root == "?" && IsNamedByAnOptionalType(evidence, answer) ? CheckResult.Nothing("a JSON body without Type names no root")
        : CheckResult.If(
            body.Root == wanted || IsTypeName(body, wanted, evidence),
            ViolationKind.WrongBody,
            Subject,
            $"a body {wanted}",
            body.Root == "?" ? $"a JSON body that is no {wanted}" : $"a body {body.Root}",
            body.Document.Root.Path.Text);

    /// <summary>The form that is asked for, whatever kind of resource shows it.</summary>
    private string Subject => Root switch { "reference" => "reference", "entity" => "entity", "only" => "resource", _ => Root };

    /// <summary>JSON names no root but a Type, which for some resources is another word than the XML element.</summary>
    private static bool IsTypeName(AnswerBody body, string wanted, Evidence evidence) =>
        body.Document.Format == DocumentFormat.Json && evidence.Contract.Resources.Values.Any(resource => resource.Item == wanted && resource.TypeName == body.Root);

    /// <summary>Whether JSON may leave out what alone would name the root.</summary>
    private bool IsNamedByAnOptionalType(Evidence evidence, Answer answer) =>
        Root == "only" && evidence.Contract.MatchHref(answer.Exchange.Request.Url)?.Operation.Resource.Attribute("Type") is { Optional: true };

    private string? Wanted(Evidence evidence, Answer answer) => Root is not ("reference" or "entity" or "only") ? Root
        : evidence.Contract.MatchHref(answer.Exchange.Request.Url)?.Operation is { } operation && operation.Resource.Key == Root is not "only"
            ? operation.RootElement(operation.Form(Root == "entity")) : null;
}
