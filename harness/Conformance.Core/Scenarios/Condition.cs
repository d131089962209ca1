namespace Conformance.Core.Scenarios;

/// <summary>Holds when the thing called <see cref="Name"/> has one of <see cref="Values"/>.</summary>
/// <param name="Name">An axis, or one of <see cref="Facts"/>.</param>
/// <param name="Values">The values that let it hold; a leading <c>!</c> excludes one instead.</param>
public sealed record Condition(string Name, IReadOnlyList<string> Values)
{
    /// <summary>What a condition may ask of besides axes.</summary>
    public static readonly IReadOnlyList<string> Facts = ["world", "target", "status", "operation", "form", "method", "sent-accept", "sent-format"];

    /// <summary>Whether the answer decides, so that a wrong answer may leave a check aside that a right one would be
    /// asked.</summary>
    public bool IsOfAnswer => Name is "status" or "form";

    /// <summary>All values that a fact can have; null if they are not a list, or it is no fact.</summary>
    public static IReadOnlyList<string>? ValuesOf(string fact) => fact switch
    {
        "world" => ["any", "standard"],
        "target" => ["emulator", "live"],
        "method" => ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"],
        _ => null,
    };

    /// <summary>Whether <paramref name="value"/> is let through; a null value never is.</summary>
    public bool Allows(string? value)
    {
        if (value is null)
        {
            return false;
        }

        var excluded = Values.Where(text => text.StartsWith('!')).ToList();
        return excluded.Count == Values.Count
            ? !excluded.Any(text => Glob.Matches(text[1..], value))
            : Values.Any(text => !text.StartsWith('!') && Glob.Matches(text, value));
    }
}
