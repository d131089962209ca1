using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace Conformance.Browser.Tests;

/// <summary>Where no Chromium is to be had, the first test fails and says why; the others are not run.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class NeedsChromiumAttribute : Attribute, ITestAction
{
    private int isTold;

    public ActionTargets Targets => ActionTargets.Test;

    public void BeforeTest(ITest test)
    {
        if (Chromium.Lacking is not { } lacking)
        {
            return;
        }

        if (Interlocked.Exchange(ref isTold, 1) == 0)
        {
            throw new Missing(lacking);
        }

        Assert.Ignore("Not run: there is no Chromium. One other test says why.");
    }

    public void AfterTest(ITest test)
    {
    }

    /// <summary>One sentence says it all: where in NUnit it was told says nothing.</summary>
#pragma warning disable CA1032, CA1064 // Only NUnit sees it.
    private sealed class Missing(string message) : AssertionException(message)
#pragma warning restore CA1032, CA1064
    {
        public override string StackTrace => "";
    }
}
