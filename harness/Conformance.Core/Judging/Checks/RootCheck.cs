namespace Conformance.Core.Judging.Checks;

/// <summary>The body's root element, or the JSON form of it.</summary>
/// <param name="Root">The element's name.</param>
public sealed record RootCheck(string Root) : Check(CheckStage.Root)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        answer.Body is not { } body ? CheckResult.Violated($"a body {Root}", "no body that can be read")
        : CheckResult.If(
            body.Root == Root,
            $"a body {Root}",
            body.Root == "?" ? $"a JSON body that is no {Root}" : $"a body {body.Root}",
            body.Document.Root.Path.Text);
}

/// <summary>The body's root is the one that the contract gives for the operation and the representation that was asked for.</summary>
/// <remarks>Other spellings of format are not documented, so nothing is demanded of them.</remarks>
/// <param name="AsEntities">Whether requests with <c>format=Entity</c> are meant; otherwise those without format.</param>
public sealed record DocumentedRootCheck(bool AsEntities) : Check(CheckStage.Root)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var url = answer.Exchange.Request.Url;
        var format = FormatOf(url);
        return evidence.Contract.MatchHref(url) is not { Operation: { Resource.Key: true } operation } || answer.Exchange.Request.Method != "GET"
            || format != (AsEntities ? "Entity" : null)
            ? CheckResult.Nothing("the request asks for another representation")
            : new RootCheck(operation.RootElement(operation.Form(AsEntities))).Judge(evidence, answer);
    }

    private static string? FormatOf(string url)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? null : url[(query + 1)..].Split('&').Select(pair => pair.Split('=', 2))
            .FirstOrDefault(pair => pair[0].Equals("format", StringComparison.OrdinalIgnoreCase)) is { } found ? found.ElementAtOrDefault(1) ?? "" : null;
    }
}
