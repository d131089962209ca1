using System.Globalization;

namespace Conformance.Core.Judging.Checks;

/// <summary>The body of an error is an Error with a Message.</summary>
public sealed record ErrorBodyCheck() : Check(CheckStage.Root)
{
    /// <summary>A body that cannot be read is no Error either.</summary>
    public override bool ReadsBody => false;

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        answer.Body is not { } body ? CheckResult.Violated(answer.HasBody ? ViolationKind.WrongBody : ViolationKind.Missing, "Error", "a body Error", answer.HasBody ? $"a body of Content-Type {answer.ContentType}" : "no body")
        : body.Root != "Error" ? CheckResult.Violated(ViolationKind.WrongBody, "Error", "a body Error", $"a body {body.Root}", body.Document.Root.Path.Text)
        : CheckResult.If(body.Information["Message"] is not null, ViolationKind.Missing, "Message", "a Message", "none", body.Document.Root.Path.Text);
}

/// <summary>The StatusCode in the body of an error is the answer's status.</summary>
public sealed record ErrorStatusCheck() : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var status = answer.Response.Status.ToString(CultureInfo.InvariantCulture);
        var stated = answer.Body is { } body ? new ResourceView(body.Information).Text("StatusCode") : null;
        return stated is null
            ? CheckResult.Violated(ViolationKind.Missing, "StatusCode", $"StatusCode {status}", "no StatusCode", answer.Body?.Document.Root.Path.Text)
            : CheckResult.If(stated == status, ViolationKind.WrongValue, "StatusCode", $"StatusCode {status}", stated, answer.Body!.Information["StatusCode"]!.Source.Path.Text);
    }
}
