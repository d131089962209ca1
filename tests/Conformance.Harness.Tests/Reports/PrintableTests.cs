using Conformance.Core.Reports;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Reports;

/// <summary>What a server or a file says is harmless for terminals and for CI systems that obey lines of a log.</summary>
public sealed class PrintableTests
{
    [TestCase("a # b", "a # b")]
    [TestCase("a::b", "a::b")]
    [TestCase("##vso[task.setvariable variable=A]b", "#\\u0023vso[task.setvariable variable=A]b")]
    [TestCase("x ##teamcity[y] ##[warning]z", "x #\\u0023teamcity[y] #\\u0023[warning]z")]
    [TestCase("####", "#\\u0023#\\u0023")]
    [TestCase("::error::x", "\\u003A:error::x")]
    [TestCase("  ::add-mask::x", "  \\u003A:add-mask::x")]
    [TestCase("\u001b[2J\u202e\u009b", "\\u001B[2J\\u202E\\u009B")]
    public void A_line_is_no_command(string text, string shown) => Printable.OneLine(text).Should().Be(shown);

    [Test]
    public void Each_line_of_a_message_is_no_command() =>
        Printable.Lines("a\r\n::error::b\n\u001bc").Should().Be("a\n\\u003A:error::b\n\\u001Bc");
}
