using Conformance.Core.Contract;
using Conformance.Documents;

namespace Conformance.Core.Judging;

/// <summary>Whether a body is the form of a root element. XML names its root; JSON does not, and tells it by other
/// names.</summary>
public static class BodyRoots
{
    /// <summary>Whether the body is what XML would write under this root element.</summary>
    /// <param name="body">The body.</param>
    /// <param name="root">The root element's name, as in <c>ObjectsInJob</c>.</param>
    /// <param name="contract">The contract.</param>
    public static bool HasRoot(this AnswerBody body, string root, ApiContract contract) =>
        body.Root == root || (body.Document.Format == DocumentFormat.Json && (IsOne(body, root, contract) || IsMany(body, root, contract)));

    /// <summary>One resource tells by its Type, which for some is another word than the XML element.</summary>
    private static bool IsOne(AnswerBody body, string root, ApiContract contract) =>
        contract.Resources.Values.Any(resource => (resource.Item == root || resource.Type == root) && resource.TypeName == body.Root);

    /// <summary>
    /// The list of many has the name of the element and s (HC:resource_representation_for_ke), or that of the root element: the
    /// one
    /// example of a whole list (HC:representation_collections) has one word for both.
    /// </summary>
    private static bool IsMany(AnswerBody body, string root, ApiContract contract) =>
        contract.Json.ListItems.Any(list => list.Parent == root && contract.Json.Plural(list.Item) == body.Root);
}
