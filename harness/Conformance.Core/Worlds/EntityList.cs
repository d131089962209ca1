using System.Collections;

namespace Conformance.Core.Worlds;

/// <summary>Entities that are made when they are asked for, after some that are there.</summary>
internal sealed class EntityList(IReadOnlyList<WorldEntity> first, int more, Func<int, WorldEntity> make) : IReadOnlyList<WorldEntity>
{
    public int Count => first.Count + more;

    public WorldEntity this[int index] => index < first.Count ? first[index]
        : index < Count ? make(index - first.Count)
        : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<WorldEntity> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
