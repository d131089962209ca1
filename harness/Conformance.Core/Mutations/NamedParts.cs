using Conformance.Core.Contract;
using Conformance.Core.Mutations.Editing;

namespace Conformance.Core.Mutations;

/// <summary>Of which resources it is known how their Name is made.</summary>
internal static class NamedParts
{
    /// <summary>Whether a resource is of the kinds whose Name the contract explains.</summary>
    public static bool IsNamed(this Resource resource, Part holder) => resource.NameWhere.All(rule => holder.Child(rule.At[0])?.Text is { } kind && rule.Values.Contains(kind, StringComparer.Ordinal));
}
