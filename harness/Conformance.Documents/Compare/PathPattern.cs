using System.Globalization;
using System.Numerics;

namespace Conformance.Documents.Compare;

/// <summary>
/// A pattern over paths, the same for XML and JSON: local names joined by <c>/</c>. <c>*</c> is any one step, <c>**</c> any
/// number,
/// <c>@Name</c> an attribute only, <c>Name</c> an element, a JSON member or an attribute, <c>[2]</c> after a step its place (in
/// XML
/// 1-based, as in XPath), a number alone an item of a JSON array. A pattern that does not begin with <c>/</c> may begin anywhere.
/// The
/// path of a text is that of its element. In JSON the first step is a member of the root, in XML the root element.
/// </summary>
public sealed class PathPattern
{
    private const int MostSteps = 60;
    private readonly Step[] steps;

    private PathPattern(string text, Step[] steps)
    {
        Text = text;
        this.steps = steps;
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">The text is no pattern; the message says why.</exception>
    public static PathPattern Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text is "/")
        {
            return new PathPattern(text, []);
        }

        var parts = (text.StartsWith('/') ? text[1..] : "**/" + text).Split('/');
        return parts.Length > MostSteps
            ? throw new FormatException(FormattableString.Invariant($"The path pattern \"{text}\" has {parts.Length} steps; {MostSteps} are the most."))
            : new PathPattern(text, [.. parts.Select(part => ParseStep(part, text))]);
    }

    /// <summary>Whether the path of <paramref name="node"/> fits.</summary>
    public bool Matches(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        while (node.Kind is NodeKind.Text or NodeKind.Comment or NodeKind.ProcessingInstruction && node.Parent is { } owner)
        {
            node = owner;
        }

        // Bit n: the first n steps are still to be matched, from this node upwards. So the work is steps times depth, whatever
        // the pattern.
        var open = Reach(1UL << steps.Length);
        for (var at = node; open != 0; at = at.Parent)
        {
            // The root of a JSON document has no name and so no step.
            if (at is null || (at.Parent is null && at.Kind >= NodeKind.Object))
            {
                return (open & 1) != 0;
            }

            var next = 0UL;
            for (var rest = open & ~1UL; rest != 0; rest &= rest - 1)
            {
                var n = BitOperations.TrailingZeroCount(rest);
                var step = steps[n - 1];
                next |= step.Name == "**" ? 1UL << n : step.Matches(at) ? 1UL << (n - 1) : 0;
            }

            open = Reach(next);
        }

        return false;
    }

    /// <summary>The states that <c>**</c>, which may be no step at all, leads to without one.</summary>
    private ulong Reach(ulong open)
    {
        for (var n = steps.Length; n > 0; n--)
        {
            open |= (open & (1UL << n)) != 0 && steps[n - 1].Name == "**" ? 1UL << (n - 1) : 0;
        }

        return open;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static Step ParseStep(string part, string text)
    {
        var name = part;
        int? place = null;
        var open = part.IndexOf('[', StringComparison.Ordinal);
        if (open >= 0)
        {
            name = part[..open];
            place = part.EndsWith(']') && int.TryParse(part.AsSpan(open + 1, part.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                ? n
                : throw new FormatException($"The path pattern \"{text}\" has a step \"{part}\" whose place is no number.");
        }

        return name.Length == 0 || name == "@"
            ? throw new FormatException($"The path pattern \"{text}\" has an empty step.")
            : new Step(name, place);
    }

    private readonly record struct Step(string Name, int? Place)
    {
        public bool Matches(Node node)
        {
            if (Place is { } place && place != node.Ordinal)
            {
                return false;
            }

            if (Name.StartsWith('@'))
            {
                return node.Kind == NodeKind.Attribute && (Name == "@*" || Name.AsSpan(1).SequenceEqual(node.Name));
            }

            return Name == "*" || (node.Parent?.Kind == NodeKind.Array
                ? Name == node.Ordinal.ToString(CultureInfo.InvariantCulture)
                : Name == node.Name);
        }
    }
}
