using System.Text;
using Conformance.Core.Mutations;

namespace Conformance.Core.Reports;

/// <summary>One line for each mutation, for a spreadsheet.</summary>
public static class MutationTable
{
    /// <summary>Tab-separated columns with a header line, lines ended by LF.</summary>
    public static string Of(IEnumerable<MutationVerdict> verdicts)
    {
        var text = new StringBuilder("fate\toperator\tvariant\tstep\tplace\tchange\tlawful\tright\tblamed\n");
        foreach (var verdict in verdicts)
        {
            var (mutation, ruling) = (verdict.Mutation, verdict.Mutation.Ruling);
            text.AppendJoin('\t', new[]
            {
                verdict.Fate.ToString(), mutation.Operator, mutation.Variant, mutation.Step, mutation.Place, mutation.Change,
                ruling.Lawful?.Name ?? "", string.Join(' ', ruling.Right), string.Join(' ', verdict.Blamed),
            }.Select(cell => Printable.OneLine(cell).Replace('\t', ' '))).Append('\n');
        }

        return text.ToString();
    }
}
