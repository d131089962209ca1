using System.Xml.Linq;
using Conformance.Core.Contract;
using Conformance.Documents;
using Conformance.Core.Judging;
using Conformance.Core.Mutations.Editing;

namespace Conformance.Core.Mutations.Operators;

/// <summary>Changes of what kind of body it is: the root, and the namespace.</summary>
internal static class RootOperators
{
    private const string Foreign = "http://www.veeam.com/ent/v2.0";

    public static IReadOnlyList<Operator> All { get; } = [new("root-renamed", Renamed), new("namespace", Namespaces)];

    private static IEnumerable<Mutation> Renamed(Scene scene)
    {
        if (scene.Answer.Document is not { } document || scene.Answer.Body is not { } body)
        {
            yield break;
        }

        var ruling = scene.IsRecorded && scene.Asked("root").Count == 0 && (body.Root != ApiContract.ErrorType || scene.Asked("error-body:present").Count == 0) && !scene.IsLogon ? Ruling.Spare(LawfulChange.Unspecified)
            : Ruling.Breach(scene.Asked("root", "error-body:present", "members", "contains", "lacks", "lists-session", "session:described").Concat(scene.Compared));
        if (document.Format == DocumentFormat.Xml)
        {
            yield return scene.Change("root-renamed", "/" + body.Root, $"{body.Root} became {body.Root}Set", ruling, Edited(scene, tree => tree.Root.Rename(body.Root + "Set")));
        }
        else if (body.IsCollection)
        {
            // JSON names no root: a collection is known by its list, a query's result by its pages.
            var known = body.Root == AnswerBody.QueryResult ? "PagingInfo" : null;
            var name = known ?? body.Root;
            yield return scene.Change(
                "root-renamed",
                "/" + name,
                $"{name} became {name}Set",
                ruling,
                Edited(scene, tree => ((known is null ? null : tree.Root.Child(known)) ?? tree.Root.Children[0]).Rename(name + "Set")));
        }
    }

    private static IEnumerable<Mutation> Namespaces(Scene scene)
    {
        if (scene.Answer.Document?.Format != DocumentFormat.Xml)
        {
            yield break;
        }

        var ruling = Ruling.Breach(scene.Asked("namespace"));
        yield return scene.Change("namespace", "root", $"the namespace is {Foreign}", ruling, Edited(scene, tree => Move(tree.Xml!.Root!, Foreign, all: true)));
        yield return scene.Change("namespace", "root", "no namespace", ruling, Edited(scene, tree => Move(tree.Xml!.Root!, "", all: true)));
        foreach (var site in scene.Sites.Where(site => site.Part.IsElement && site.Part.Parent is not null))
        {
            if (site.Rule is null && site.Kind == SiteKind.Field)
            {
                continue;
            }

            foreach (var name in new[] { "", Foreign })
            {
                yield return scene.Change("namespace", site.Part.Place, name.Length == 0 ? "no namespace" : $"the namespace is {name}", ruling, Edited(scene, tree =>
                    Move(((XmlPart)tree.Parts[site.Index]).Element, name, all: false)));
            }
        }
    }

    private static void Move(XElement element, string name, bool all)
    {
        foreach (var one in all ? element.DescendantsAndSelf().ToList() : [element])
        {
            one.Attributes().Where(attribute => attribute.IsNamespaceDeclaration && attribute.Name.LocalName == "xmlns").Remove();
            one.Name = XName.Get(one.Name.LocalName, name);
        }
    }

    private static Func<Exchanges.ReceivedResponse, Exchanges.ReceivedResponse> Edited(Scene scene, Action<BodyTree> edit) => response =>
    {
        var tree = scene.Tree()!;
        edit(tree);
        return response.WithBody(tree.Bytes());
    };
}
