using System.Globalization;

namespace Conformance.Emulator.Queries;

/// <summary>
/// Reads the filter language: comparisons <c>field operator value</c>, <c>;</c> for and, <c>,</c> for or, parentheses, double
/// quotes
/// (HC:query_comparison, HC:query_and_or, HC:query_grouping). What binds tighter is
/// <see cref="EmulatorDecisions.AndBindsTighter"/>.
/// </summary>
internal sealed class FilterReader
{
    /// <summary>How deep parentheses may nest, so that a hostile filter ends in an answer.</summary>
    private const int Deepest = 100;

    private static readonly (string Sign, FilterOperator Operator)[] Signs =
    [
        ("==", FilterOperator.Equal), ("!=", FilterOperator.NotEqual), ("<=", FilterOperator.LessOrEqual), (">=", FilterOperator.GreaterOrEqual),
        ("<", FilterOperator.Less), (">", FilterOperator.Greater),
    ];

    private readonly string text;
    private readonly bool andFirst;
    private int at;
    private int depth;

    private FilterReader(string text, bool andFirst)
    {
        this.text = text;
        this.andFirst = andFirst;
    }

    /// <summary>Reads a filter.</summary>
    /// <param name="text">The filter, decoded.</param>
    /// <param name="andFirst">Whether and binds tighter than or; otherwise both bind from left to right.</param>
    /// <exception cref="QueryException">The filter has a fault; the message says where.</exception>
    public static Filter Read(string text, bool andFirst)
    {
        var reader = new FilterReader(text, andFirst);
        var filter = reader.Any();
        reader.Blanks();
        return reader.at == text.Length ? filter : throw reader.Fault("; or , or the end is expected");
    }

    private Filter Any()
    {
        if (++depth > Deepest)
        {
            throw Fault("the parentheses are nested too deeply");
        }

        var left = All();
        for (;;)
        {
            if (Take(','))
            {
                left = new FilterOr(left, All());
            }
            else if (!andFirst && Take(';'))
            {
                left = new FilterAnd(left, One());
            }
            else
            {
                break;
            }
        }

        depth--;
        return left;
    }

    private Filter All()
    {
        var left = One();
        while (andFirst && Take(';'))
        {
            left = new FilterAnd(left, One());
        }

        return left;
    }

    private Filter One()
    {
        if (!Take('('))
        {
            return Comparison();
        }

        var inner = Any();
        return Take(')') ? inner : throw Fault(") is expected");
    }

    private FilterComparison Comparison()
    {
        Blanks();
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '.'))
        {
            at++;
        }

        if (start == at)
        {
            throw Fault("the name of a field is expected");
        }

        var field = text[start..at];
        Blanks();
        foreach (var (sign, @operator) in Signs)
        {
            if (text.AsSpan(at).StartsWith(sign, StringComparison.Ordinal))
            {
                at += sign.Length;
                return new FilterComparison(field, @operator, Value());
            }
        }

        throw Fault("one of == != < <= > >= is expected");
    }

    /// <summary>A value in double quotes, or a bare one up to the next <c>;</c> <c>,</c> <c>(</c> <c>)</c>.</summary>
    private string Value()
    {
        Blanks();
        if (Peek() == '"')
        {
            return Quoted();
        }

        var end = text.AsSpan(at).IndexOfAny(";,()");
        var value = (end < 0 ? text[at..] : text.Substring(at, end)).TrimEnd();
        if (value.Length == 0)
        {
            throw Fault("a value is expected; an empty one is written \"\"");
        }

        at += value.Length;
        return value;
    }

    private string Quoted()
    {
        var end = text.IndexOf('"', ++at);
        if (end < 0)
        {
            at = text.Length;
            throw Fault("a closing quote is expected");
        }

        var value = text[at..end];
        at = end + 1;
        return value;
    }

    private char Peek()
    {
        Blanks();
        return at < text.Length ? text[at] : '\0';
    }

    private bool Take(char sign)
    {
        if (Peek() != sign)
        {
            return false;
        }

        at++;
        return true;
    }

    private void Blanks()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    private QueryException Fault(string expected) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The filter \"{text}\" cannot be read at character {at + 1}: {expected}."));
}
