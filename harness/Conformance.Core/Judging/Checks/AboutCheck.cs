namespace Conformance.Core.Judging.Checks;

/// <summary>The one resource of the answer has this UID.</summary>
/// <param name="Uid">A template of the UID.</param>
public sealed record AboutCheck(string Uid) : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var wanted = evidence.Fill(Uid);
        return answer.Body is not { IsCollection: false, Resources: [var only] }
            ? CheckResult.Violated($"the resource {wanted}", answer.Body is { } body ? $"a body {body.Root}" : "no body that can be read")
            : CheckResult.If(
                string.Equals(only.Uid, wanted, StringComparison.OrdinalIgnoreCase), $"UID {wanted}", only.Uid is null ? "no UID" : $"UID {only.Uid}",
                only.Information["UID"]?.Source.Path.Text ?? only.Path);
    }
}

/// <summary>The one resource of the answer is of this type.</summary>
/// <param name="Type">The resource type.</param>
public sealed record AboutTypeCheck(string Type) : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        answer.Body is not { IsCollection: false, Resources: [{ Uid: { } uid } only] }
            ? CheckResult.Violated($"one {Type}", answer.Body is { } body ? $"a body {body.Root}" : "no body that can be read")
            : CheckResult.If(uid.StartsWith($"urn:veeam:{Type}:", StringComparison.Ordinal), $"the UID of a {Type}", uid, only.Path);
}
