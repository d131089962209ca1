using System.Text.RegularExpressions;
using Conformance.Core.Exchanges;

namespace Conformance.Core.Judging.Checks;

/// <summary>A header field is there, and one of its values has a form.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Pattern">What a value must match; null if it only must be there.</param>
public sealed record HeaderCheck(string Name, Regex? Pattern) : Check(CheckStage.Header)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var values = answer.Response.Headers.All(Name);
        return CheckResult.If(
            values.Any(value => Pattern is null || Pattern.IsMatch(value)),
            values.Count == 0 ? ViolationKind.Missing : ViolationKind.WrongValue,
            $"header field {Name}",
            Pattern is null ? $"a header field {Name}" : $"{Name} that matches {Pattern}",
            values.Count == 0 ? $"no {Name}" : $"\"{string.Join(" | ", values)}\"");
    }
}
