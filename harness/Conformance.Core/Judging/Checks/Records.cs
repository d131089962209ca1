using System.Globalization;
using System.Text;
using Conformance.Documents.Compare;
using Conformance.Core.Contract;
using Conformance.Documents;
using Conformance.Core.Exchanges;

namespace Conformance.Core.Judging.Checks;

/// <summary>Records whether an answer has a header field.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="As">The key in the behaviour profile.</param>
public sealed record HeaderRecord(string Name, string As) : Check(CheckStage.Header), IRecords
{
    /// <inheritdoc/>
    public string Key => As;

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) => new([], answer.Response.Headers.First(Name) is null ? $"no {Name}" : $"{Name} present");
}

/// <summary>Records how a body is written where a server is free: signs before it, names of members, null or absent, digits of
/// instants.</summary>
/// <param name="Key">The key in the behaviour profile.</param>
public sealed record WritingRecord(string Key) : Check(CheckStage.WellFormed), IRecords
{
    private const string Prologue = "<?xml";

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (answer.Document is not { } document)
        {
            return CheckResult.Nothing("the answer has no body that can be read");
        }

        var bytes = answer.Response.Body.Span;
        var marked = bytes.StartsWith(Encoding.UTF8.Preamble);
        string[] traits =
        [
            marked ? "a byte order mark" : "no byte order mark",
            answer.ContentType?.Contains("charset", StringComparison.OrdinalIgnoreCase) == true ? "a charset" : "no charset",
            .. answer.Response.Codings is { } codings ? [$"coded as {codings}"] : Array.Empty<string>(),
            .. document.Format == DocumentFormat.Xml ? OfXml(marked ? bytes[Encoding.UTF8.Preamble.Length..] : bytes, document.Root) : OfJson(document.Root),
            Digits(answer.Body),
        ];
        return new CheckResult([], $"{(document.Format == DocumentFormat.Xml ? "XML" : "JSON")}: {string.Join(", ", traits)}");
    }

    private static IEnumerable<string> OfXml(ReadOnlySpan<byte> bytes, Node root) =>
    [
        Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, Prologue.Length)]) == Prologue ? "a declaration" : "no declaration",
        root.Prefix is { Length: > 0 } ? "prefixed names" : "a default namespace",
    ];

    private static IEnumerable<string> OfJson(Node root)
    {
        var members = Below(root).Where(node => node.Name.Length > 0).ToList();
        yield return members.Any(node => char.IsAsciiLetterUpper(node.Name[0]))
            ? members.Any(node => char.IsAsciiLetterLower(node.Name[0])) ? "names in both cases" : "PascalCase names"
            : "camelCase names";
        yield return members.Any(node => node.Kind == NodeKind.Null) ? "null for what is absent" : "no null";
    }

    private static IEnumerable<Node> Below(Node node) => node.Children.SelectMany(child => Below(child).Prepend(child));

    /// <summary>The most digits that any instant has after its seconds.</summary>
    private static string Digits(AnswerBody? body)
    {
        var most = (body?.Resources ?? []).SelectMany(resource => resource.Information.Members).Select(member => member.Value).OfType<InformationValue>()
            .Where(value => ValueTypes.TryInstant(value.Text, out _)).Select(value => Fraction(value.Text)).DefaultIfEmpty(-1).Max();
        return most < 0 ? "no instants" : string.Create(CultureInfo.InvariantCulture, $"up to {most} digits after the second");
    }

    private static int Fraction(string instant) => instant.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? instant[(dot + 1)..].TakeWhile(char.IsAsciiDigit).Count() : 0;
}

/// <summary>Records what a field holds where another has certain values.</summary>
/// <param name="If">The field that decides.</param>
/// <param name="Is">The values of it that matter.</param>
/// <param name="Then">The field that is looked at; of one with a list of values these are recorded, of others whether there is a
/// text.</param>
/// <param name="As">The key in the behaviour profile.</param>
public sealed record ValuesRecord(string If, IReadOnlyList<string> Is, string Then, string As) : Check(CheckStage.Content), IRecords
{
    /// <inheritdoc/>
    public string Key => As;

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var listed = ResourceRules.Of(answer, evidence.Contract)?.Element(Then)?.Values ?? [];
        var seen = (answer.Body?.Resources ?? []).Where(view => view.Text(If) is { } decides && Is.Contains(decides))
            .Select(view => view.Text(Then) switch { null => "absent", "" => "empty", var text when listed.Contains(text) => text, _ => "a text" })
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return seen.Count == 0 ? CheckResult.Nothing($"nothing is listed with {If} {string.Join(" or ", Is)}") : new CheckResult([], $"{Then}: {string.Join(", ", seen)}");
    }
}

/// <summary>Records how many members a page of a query has if nobody says how many.</summary>
/// <param name="Key">The key in the behaviour profile.</param>
public sealed record PageSizeRecord(string Key) : Check(CheckStage.Content), IRecords
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        answer.Body?.Information["PagingInfo"] is not InformationObject information ? CheckResult.Nothing("the answer has no PagingInfo")
        : new CheckResult([], $"PageSize {new ResourceView(information).Text("PageSize") ?? "absent"}");
}

/// <summary>Records whether a list of logon sessions holds the one that a step opened.</summary>
/// <param name="Step">The logon.</param>
/// <param name="As">The key in the behaviour profile.</param>
public sealed record SessionListedRecord(string Step, string As) : Check(CheckStage.Content), IRecords
{
    /// <inheritdoc/>
    public string Key => As;

    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoReads => [Step];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        evidence.Record.Bindings.GetValueOrDefault($"{Step}.path") is not { } path ? CheckResult.Nothing($"{Step} opened no session")
        : answer.Body is not { IsCollection: true } body ? CheckResult.Nothing("the answer is no collection")
        : new CheckResult([], body.Resources.Any(session => session.Href?.EndsWith(path, StringComparison.OrdinalIgnoreCase) ?? false) ? "listed" : "not listed");
}
