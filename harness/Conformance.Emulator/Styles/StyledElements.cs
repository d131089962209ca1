using System.Globalization;
using Conformance.Core.Contract;
using Conformance.Emulator.Answers;

namespace Conformance.Emulator.Styles;

/// <summary>Applies those parts of a style that change elements rather than their writing.</summary>
internal static class StyledElements
{
    public static Element Apply(Element element, WritingStyle style)
    {
        if (style.FractionDigits is { } digits)
        {
            element = element.Everywhere(each => each is { Type: "instant", Text: { } text } ? each with { Text = Fraction(text, digits) } : each);
        }

        if (style.MisspeltPaths)
        {
            element = Hrefs(element, href => href.Replace("/replicaTaskSessions", "/repicaTaskSessions", StringComparison.Ordinal));
        }

        return style.ExtraMembers ? element.Everywhere(Extra) : element;
    }

    private static Element Hrefs(Element element, Func<string, string> change) =>
        element.Everywhere(each => each.Attribute("Href") is null ? each : each.WithAttribute("Href", href => change(href!)));

    /// <summary>The instant with exactly this many fraction digits; what goes beyond is cut off.</summary>
    private static string Fraction(string text, int digits)
    {
        if (!ValueTypes.TryInstant(text, out var instant))
        {
            return text;
        }

        var format = "yyyy-MM-dd'T'HH:mm:ss" + (digits == 0 ? "" : "." + new string('f', digits)) + "'Z'";
        return instant.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
    }

    private static Element Extra(Element element) => element.Attribute("UID") is null ? element : element with
    {
        Attributes = element.Attributes.Add(new Field("VendorTag", "extra")),
        Children = element.Children.Add(new Element("VendorNote") { Text = "A later version may add elements." }),
    };
}
