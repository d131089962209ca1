using Conformance.Replay.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Runs;

/// <summary>A run of several parts counts as one.</summary>
public sealed class WholeProgressTests : IProgress<RunProgress>
{
    private readonly List<RunProgress> told = [];

    [SetUp]
    public void Forget() => told.Clear();

    [Test]
    public void Parts_are_counted_one_after_the_other()
    {
        var whole = new WholeProgress(this, 3);

        whole.Report(new RunProgress(1, 2, 5));
        whole.Report(new RunProgress(2, 2, 9));
        whole.PartEnds();
        whole.Report(new RunProgress(1, 1, 4));

        told.Should().Equal(new RunProgress(1, 3, 5), new RunProgress(2, 3, 9), new RunProgress(3, 3, 13));
    }

    [Test]
    public void An_earlier_count_that_comes_late_takes_nothing_away()
    {
        var whole = new WholeProgress(this, 3);

        whole.Report(new RunProgress(2, 2, 9));
        whole.Report(new RunProgress(1, 2, 5));
        whole.PartEnds();
        whole.Report(new RunProgress(1, 1, 4));

        told[^1].Should().Be(new RunProgress(3, 3, 13));
    }

    void IProgress<RunProgress>.Report(RunProgress value) => told.Add(value);
}
