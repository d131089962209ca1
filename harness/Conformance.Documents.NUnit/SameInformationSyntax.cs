using NUnit.Framework;
using NUnit.Framework.Constraints;

namespace Conformance.Documents.NUnit;

// These rules do not know extension blocks yet: they take one for a nested type, and two for two names.
#pragma warning disable CA1034, CA1708

/// <summary>Puts the constraint where NUnit's own are found: after <c>Is</c>, and after <c>Is.Not</c> and its like.</summary>
public static class SameInformationSyntax
{
    extension(Is)
    {
        /// <summary>The actual document carries the information of <paramref name="expected"/>.</summary>
        /// <param name="expected">The expected document, in any of the types that <see cref="DocumentBytes"/> takes.</param>
        public static SameInformationConstraint SameInformationAs(object expected) => new(expected);
    }

    extension(ConstraintExpression expression)
    {
        /// <summary>The actual document carries the information of <paramref name="expected"/>.</summary>
        /// <param name="expected">The expected document, in any of the types that <see cref="DocumentBytes"/> takes.</param>
        public SameInformationConstraint SameInformationAs(object expected)
        {
            ArgumentNullException.ThrowIfNull(expression);
            var constraint = new SameInformationConstraint(expected);
            expression.Append(constraint);
            return constraint;
        }
    }
}
