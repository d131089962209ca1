using System.Xml.Linq;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Reports.Html;

/// <summary>The words of the page: in the text for a person, and in <c>data-</c> attributes for its filters.</summary>
internal static class Words
{
    /// <summary>An outcome as a filter knows it.</summary>
    public static string Key(Outcome outcome) => ResultsJson.Word(outcome);

    /// <summary>An outcome as a person reads it.</summary>
    public static string Of(Outcome outcome) => outcome == Outcome.NotTested ? "not tested" : ResultsJson.Word(outcome);

    /// <summary>A level.</summary>
    public static string Level(RequirementLevel level) => level.ToString().ToLowerInvariant();

    /// <summary>The area of a variant's scenario.</summary>
    public static string Area(string variant) => variant.Split('/')[0];

    /// <summary>An id or a path.</summary>
    public static XElement Code(string text) => Markup.Of("code", text);

    /// <summary>A label with an outcome's colour.</summary>
    public static XElement Badge(Outcome outcome) => Markup.Of("span", ("class", $"badge {Key(outcome)}"), Of(outcome));
}
