using System.Numerics;
using CultureInfo = System.Globalization.CultureInfo;
using NumberStyles = System.Globalization.NumberStyles;

namespace Conformance.Documents.Compare;

/// <summary>Decimal numbers of any length, exactly: a sign, digits and a power of ten. No work grows with the size of an
/// exponent.</summary>
internal static class Numbers
{
    /// <summary>An exponent of more digits is not taken apart: no honest body has one.</summary>
    private const int LongestExponent = 17;

    /// <summary>Numbers whose digits lie further apart are not subtracted digit by digit.</summary>
    private const int WidestSpan = 2_000;

    /// <summary>Whether both texts are numbers, and the same number.</summary>
    public static bool AreEqual(string left, string right) =>
        TryParse(left, out var a) && TryParse(right, out var b) && a == b;

    /// <summary>Whether both texts are numbers that lie no further apart than <paramref name="tolerance"/>.</summary>
    public static bool AreWithin(string left, string right, decimal tolerance)
    {
        if (!TryParse(left, out var a) || !TryParse(right, out var b) || !TryParse(tolerance.ToString(CultureInfo.InvariantCulture), out var most))
        {
            return false;
        }

        var first = Math.Min(a.Exponent, Math.Min(b.Exponent, most.Exponent));
        var last = Math.Max(a.End, Math.Max(b.End, most.End));
        if (a == b || tolerance == 0 || last - first <= WidestSpan)
        {
            return a == b || (tolerance != 0 && BigInteger.Abs(a.In(first) - b.In(first)) <= most.In(first));
        }

        // Far apart in size: one of them is next to nothing, or so large that no tolerance reaches it.
        return decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var one)
            && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var other)
            && Distance(one, other) <= tolerance;
    }

    private static decimal Distance(decimal a, decimal b)
    {
        // Halves first, so that two numbers at the ends of the range do not overflow.
        var half = Math.Abs((a / 2) - (b / 2));
        return half > decimal.MaxValue / 2 ? decimal.MaxValue : half * 2;
    }

    private static bool TryParse(string text, out Exact number)
    {
        number = default;
        var rest = text.AsSpan();
        var isNegative = rest.StartsWith("-");
        rest = isNegative || rest.StartsWith("+") ? rest[1..] : rest;
        var e = rest.IndexOfAny('e', 'E');
        var exponent = 0L;
        if (e >= 0 && !TryExponent(rest[(e + 1)..], out exponent))
        {
            return false;
        }

        var mantissa = e < 0 ? rest : rest[..e];
        var dot = mantissa.IndexOf('.');
        var whole = dot < 0 ? mantissa : mantissa[..dot];
        var part = dot < 0 ? [] : mantissa[(dot + 1)..];
        if (whole.Length + part.Length == 0 || whole.ContainsAnyExceptInRange('0', '9') || part.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var digits = string.Concat(whole, part).TrimStart('0');
        var ending = digits.Length - digits.AsSpan().TrimEnd('0').Length;
        number = digits.Length == 0 ? new Exact(false, "", 0) : new Exact(isNegative, digits[..^ending], exponent - part.Length + ending);
        return true;
    }

    private static bool TryExponent(ReadOnlySpan<char> text, out long exponent)
    {
        exponent = 0;
        var digits = text.StartsWith("-") || text.StartsWith("+") ? text[1..] : text;
        var significant = digits.TrimStart('0');
        return !digits.IsEmpty && !digits.ContainsAnyExceptInRange('0', '9') && significant.Length <= LongestExponent
            && (significant.IsEmpty || long.TryParse(significant, NumberStyles.None, CultureInfo.InvariantCulture, out exponent))
            && (text[0] != '-' || (exponent = -exponent) <= 0);
    }

    /// <summary>A number without zeros at either end of its digits, so that one number has one form; zero has no
    /// digits.</summary>
    private readonly record struct Exact(bool IsNegative, string Digits, long Exponent)
    {
        /// <summary>The power of ten above its first digit.</summary>
        public long End => Exponent + Digits.Length;

        /// <summary>The number as a multiple of a power of ten that is not above its own.</summary>
        public BigInteger In(long power)
        {
            var value = Digits.Length == 0 ? BigInteger.Zero
                : BigInteger.Parse(Digits, NumberStyles.None, CultureInfo.InvariantCulture) * BigInteger.Pow(10, (int)(Exponent - power));
            return IsNegative ? -value : value;
        }
    }
}
