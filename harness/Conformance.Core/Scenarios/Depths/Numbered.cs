namespace Conformance.Core.Scenarios.Depths;

/// <summary>Numbers for things, from 0, in the order in which they were first seen.</summary>
/// <typeparam name="T">The things; equal ones have one number.</typeparam>
internal sealed class Numbered<T>
    where T : notnull
{
    private readonly Dictionary<T, int> numbers = [];
    private readonly List<T> things = [];

    /// <summary>The things, by their numbers.</summary>
    public IReadOnlyList<T> All => things;

    /// <summary>The number of a thing.</summary>
    /// <param name="thing">The thing.</param>
    public int Of(T thing)
    {
        if (!numbers.TryGetValue(thing, out var number))
        {
            numbers[thing] = number = things.Count;
            things.Add(thing);
        }

        return number;
    }
}
