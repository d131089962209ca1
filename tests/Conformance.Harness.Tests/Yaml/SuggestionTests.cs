using Conformance.DataFiles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Yaml;

/// <summary>What a misspelt word was meant to be.</summary>
public sealed class SuggestionTests
{
    [TestCase("--targets", "--target", "--targets", "--target")]
    [TestCase("expct", "expect", "expect", "except")]
    [TestCase("seld", "self", "held", "self")]
    [TestCase("password", "password-env", "parallel", "password-env")]
    public void The_word_that_begins_alike_is_meant_and_never_the_word_itself(string unknown, string meant, params string[] known) =>
        Suggestion.Nearest(unknown, known).Should().Be(meant);

    [Test]
    public void A_word_that_is_like_none_has_no_suggestion() => Suggestion.Nearest("zz", ["expect", "zzz-long-word-of-another-kind"]).Should().BeNull();
}
