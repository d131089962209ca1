using System.Globalization;
using System.Numerics;

namespace Conformance.Documents.Compare;

/// <summary>Decimal numbers of any length, exactly: a sign, digits and a power of ten.</summary>
internal static class Numbers
{
    /// <summary>An exponent beyond this is not taken apart: no honest body has one, and a hostile one must not cost memory.</summary>
    private const int MaxExponent = 10_000;

    /// <summary>Whether both texts are numbers, and the same number.</summary>
    public static bool AreEqual(string left, string right) =>
        TryParse(left, out var a) && TryParse(right, out var b) && a == b;

    /// <summary>Whether both texts are numbers that lie no further apart than <paramref name="tolerance"/>.</summary>
    public static bool AreWithin(string left, string right, decimal tolerance) =>
        AreEqual(left, right)
        || (decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
            && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var b)
            && Distance(a, b) <= tolerance);

    private static decimal Distance(decimal a, decimal b)
    {
        // Halves first, so that two numbers at the ends of the range do not overflow.
        var half = Math.Abs((a / 2) - (b / 2));
        return half > decimal.MaxValue / 2 ? decimal.MaxValue : half * 2;
    }

    private static bool TryParse(string text, out (BigInteger Digits, int Exponent) number)
    {
        number = default;
        var e = text.AsSpan().IndexOfAny('e', 'E');
        var exponent = 0;
        if (e >= 0 && (!int.TryParse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
            || Math.Abs((long)exponent) > MaxExponent))
        {
            return false;
        }

        var mantissa = e < 0 ? text : text[..e];
        if (mantissa.Length is 0 or > 1_000)
        {
            return false;
        }

        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = dot < 0 ? mantissa : mantissa.Remove(dot, 1);
        if (!BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        exponent -= dot < 0 ? 0 : mantissa.Length - dot - 1;
        while (!value.IsZero && value % 10 == 0)
        {
            value /= 10;
            exponent++;
        }

        number = (value, value.IsZero ? 0 : exponent);
        return true;
    }
}
