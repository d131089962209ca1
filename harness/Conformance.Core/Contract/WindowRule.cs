namespace Conformance.Core.Contract;

/// <summary>A collection returns only what is young enough.</summary>
/// <param name="Days">How many days before the moment of the request count.</param>
/// <param name="Field">The instant that decides, as in <c>CreationTimeUTC</c>.</param>
public sealed record WindowRule(int Days, string Field)
{
    /// <summary>The first version whose pages have the remark; null if that is not known.</summary>
    public string? Since { get; init; }

    /// <summary>The first instant that is inside for a request at <paramref name="now"/>; whether the edge itself is inside is
    /// unspecified.</summary>
    public DateTimeOffset EdgeAt(DateTimeOffset now) => now.AddDays(-Days);
}
