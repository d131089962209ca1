using Conformance.Documents.Compare;
using Conformance.Harness.Tests.Documents;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Compare;

/// <summary>What the comparer says of a difference, so that its reader sees what it is.</summary>
[TestFixture]
public sealed class SentencesTests
{
    [TestCase("<r a='1'/>", "<r/>", "Expected the attribute a=\"1\", but there is none.")]
    [TestCase("<r/>", "<r xmlns:p='urn:v' p:a='1'/>", "Expected nothing here, but found the attribute a=\"1\" of the namespace urn:v.")]
    [TestCase("{\"a\":1,\"b\":2}", "{\"a\":1}", "Expected the member \"b\": 2, but there is none.")]
    [TestCase("<r><i UID='1' x='2'/><i UID='3'/></r>", "<r><i UID='3'/></r>", "Expected the element with UID=1, <i UID=\"1\" x=\"2\" />, but there is none.")]
    [TestCase("<r><Day>1</Day><Day>2</Day></r>", "<r><Day>2</Day><Day>1</Day></r>", "Expected another order: <Day>1</Day> from place 1 to place 2.")]
    [TestCase("<r>\u00E9</r>", "<r>e\u0301</r>", "Expected \"\u00E9\", but found \"e\u0301\" (character 1: U+00E9 against U+0065 U+0301).")]
    [TestCase("<r>a\u00A0b</r>", "<r>a b</r>", "Expected \"a\u00A0b\", but found \"a b\" (character 2: U+00A0 against U+0020).")]
    [TestCase("<r>a\u00A0b\u00A0c\u00A0d</r>", "<r>a b c d</r>", "Expected \"a\u00A0b\u00A0c\u00A0d\", but found \"a b c d\" (character 2: U+00A0 against U+0020, and more behind it).")]
    [TestCase("<r>r\u00E9sum\u00E9</r>", "<r>re\u0301sume\u0301</r>", "Expected \"r\u00E9sum\u00E9\", but found \"re\u0301sume\u0301\" (character 2: U+00E9 against U+0065, and more behind it).")]
    [TestCase("<r>ab</r>", "<r>ab\u200B</r>", "Expected \"ab\", but found \"ab\u200B\" (character 3: nothing against U+200B).")]
    [TestCase("<r x='\u0430'/>", "<r x='a'/>", "Expected \"\u0430\", but found \"a\" (character 1: U+0430 against U+0061).")]
    [TestCase("<r\u00E9/>", "<re\u0301/>", "Expected the name \"r\u00E9\", but found \"re\u0301\" (character 2: U+00E9 against U+0065 U+0301).")]
    [TestCase("<r xmlns='urn:\u00E9'/>", "<r xmlns='urn:e\u0301'/>", "Expected the namespace \"urn:\u00E9\", but found \"urn:e\u0301\" (character 5: U+00E9 against U+0065 U+0301).")]
    [TestCase("<r>plain</r>", "<r>other</r>", "Expected \"plain\", but found \"other\".")]
    public void A_difference_is_told(string expected, string actual, string sentence) =>
        Comparer.Compare(Bodies.Any(expected), Bodies.Any(actual), CompareOptions.Default).Differences.Select(difference => difference.Message).Should().Equal(sentence);

    [Test]
    public void A_table_in_Markdown_shows_what_the_eye_does_not() =>
        ComparisonMarkdown.Of(Comparer.Compare(Bodies.Any("<r>\u00E9</r>"), Bodies.Any("<r>e\u0301</r>"), CompareOptions.Default), "e", "a")
            .Should().Contain("TextValue (character 1: U+00E9 against U+0065 U+0301) |");
}
