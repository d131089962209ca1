using Conformance.Documents.Compare;
using NUnit.Framework.Constraints;

namespace Conformance.Documents.NUnit;

/// <summary>Holds if two documents are the same under the rules. XML and JSON may be compared with each other.</summary>
/// <param name="expected">The expected document, in any of the types that <see cref="DocumentBytes"/> takes.</param>
public sealed class SameInformationConstraint(object expected) : Constraint(expected)
{
    private CompareOptions options = CompareOptions.Default;

    /// <inheritdoc/>
    public override string Description => "the same information";

    /// <summary>Adds rules. They are asked in this order, before the default ones; the first answer wins.</summary>
    public new SameInformationConstraint With(params Rule[] rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        options = options with { Rules = [.. options.Rules, .. rules] };
        return this;
    }

    /// <summary>Compares with other options; rules added before are replaced by those of the options.</summary>
    public new SameInformationConstraint With(CompareOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        return this;
    }

    /// <inheritdoc/>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        var check = InformationCheck.Of(expected, actual, options);
        return new Result(this, actual, check.AreSame, check.Text);
    }

    private sealed class Result(IConstraint constraint, object? actual, bool isSuccess, string text) : ConstraintResult(constraint, actual, isSuccess)
    {
        public override void WriteMessageTo(MessageWriter writer)
        {
            foreach (var line in text.TrimEnd('\n').Split('\n'))
            {
                writer.WriteMessageLine(line);
            }
        }
    }
}
