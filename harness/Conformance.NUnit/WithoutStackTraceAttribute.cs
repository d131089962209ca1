using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;

namespace Conformance.NUnit;

/// <summary>A finding is about the target: where in NUnit it was told says nothing, so its stack trace is left out. An error
/// keeps its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WithoutStackTraceAttribute : Attribute, IWrapSetUpTearDown
{
    /// <inheritdoc/>
    public TestCommand Wrap(TestCommand command) => new Untraced(command);

    private sealed class Untraced(TestCommand inner) : DelegatingTestCommand(inner)
    {
        public override TestResult Execute(TestExecutionContext context)
        {
            try
            {
                return innerCommand.Execute(context);
            }
            catch (ResultStateException told)
            {
                context.CurrentResult.SetResult(told.ResultState, told.Message);
                return context.CurrentResult;
            }
        }
    }
}
