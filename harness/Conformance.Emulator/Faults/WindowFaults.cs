using Conformance.Core.Contract;
using Conformance.Core.Worlds;

namespace Conformance.Emulator.Faults;

/// <summary>Wrong in what collections return.</summary>
internal static class WindowFaults
{
    private const string Area = "window";

    public static readonly Fault[] All =
    [
        Window("window-60-days", "Collections return 60 days instead of 30.", (_, window) => window is null ? null : window with { Days = 60 }),
        Window("window-29-days", "Collections return 29 days instead of 30.", (_, window) => window is null ? null : window with { Days = 29 }),
        Window("window-29-days-of-kind", "Collections of one kind, as of file shares, return 29 days instead of 30.", (operation, window) =>
            window is null || operation.Path.Where.Count == 0 ? window : window with { Days = 29 }),
        Window("window-none", "Collections return everything, however old.", (_, _) => null),
        Window("window-by-end", "The window looks at the end instead of the creation.", (_, window) => window is null ? null : window with { Field = "EndTimeUTC" }),
        Window("window-none-global", "The global collection has no window while the nested one has.", (operation, window) =>
            operation.Path.Kind == PathKind.Collection ? null : window),
        Window("window-none-nested", "The nested collection has no window while the global one has.", (operation, window) =>
            operation.Path.Kind == PathKind.Nested ? null : window),
        new("window-local", "The window lacks its first three hours, as if it were counted in local time.", Area, behaviour => behaviour.AlsoMembers((exchanged, members) =>
            exchanged.Match?.Operation.Path.Window is { } window
                ? [.. members.Where(member => member.Instants[window.Field] > window.EdgeAt(exchanged.Now).AddHours(3))]
                : members)),
        new("window-second-short", "The window lacks its first second.", Area, behaviour => behaviour.AlsoMembers((exchanged, members) =>
            exchanged.Match?.Operation.Path.Window is { } window
                ? [.. members.Where(member => member.Instants[window.Field] > window.EdgeAt(exchanged.Now).AddSeconds(1))]
                : members)),
        Window("window-day-elsewhere", "Collections return one day instead of 30, those of replicas excepted.", (operation, window) =>
            window is null || operation.Path.Template.Contains("replica", StringComparison.Ordinal) ? window : window with { Days = 1 }),
        new("kinds-mixed", "A collection of one kind, as of agents or file shares, lists every kind.", Area, behaviour => behaviour with { WhereOf = _ => [] }),
        new("all-lacks-kinds", "The collection of all lacks what collections of one kind list.", Area, behaviour => behaviour.AlsoMembers((exchanged, members) =>
            exchanged.Match?.Operation is { Path: { Kind: PathKind.Collection, Where.Count: 0 }, Resource.Paths: var paths }
                ? [.. members.Where(member => !paths.Any(path => path.Where is [{ At: [var own] } rule, ..] && member.Text(own) is { } value && rule.Allows(value)))]
                : members)),
        new("lookup-ignores-name", "A lookup lists every name of the type.", Area, behaviour => behaviour with
        {
            ParametersOf = operation => operation.Path.Kind == PathKind.Collection
                ? [.. operation.Path.Parameters.Where(parameter => parameter.Name != "name")] : operation.Path.Parameters,
        }),
        new("lookup-ignores-type", "A lookup lists every type that has the name.", Area, behaviour => behaviour with
        {
            ParametersOf = operation => operation.Path.Kind == PathKind.Collection
                ? [.. operation.Path.Parameters.Where(parameter => parameter.Name != "type")] : operation.Path.Parameters,
        }),
        new("folders-with-files", "A list of folders has files, and a list of files folders.", Area, behaviour => behaviour with
        {
            ParametersOf = operation => operation.Path.Kind == PathKind.Tree ? [] : operation.Path.Parameters,
        }),
        new("nested-capped", "A nested collection holds one member at most.", Area, behaviour => behaviour.AlsoMembers((exchanged, members) =>
            exchanged.IsNested ? [.. members.Take(1)] : members)),
        new("nested-lacks-last", "A nested collection lacks its last member.", Area, behaviour => behaviour.AlsoMembers((exchanged, members) =>
            exchanged.IsNested ? [.. members.SkipLast(1)] : members)),
        new("nested-foreign-task", "A nested collection also holds a member of another parent.", Area, behaviour => behaviour.AlsoMembers((exchanged, members) =>
            exchanged.IsNested && Foreign(exchanged, members) is { } foreign ? [.. members, foreign] : members)),
        new("nested-ignores-parent", "A nested collection holds the members of every parent.", Area, behaviour => behaviour.AlsoMembers((exchanged, members) =>
            exchanged.IsNested ? Inside(exchanged) : members)),
        new("global-lacks-nested", "A member of a nested collection is missing in the global one.", Area, behaviour => behaviour.AlsoMembers((exchanged, members) =>
            exchanged is { IsNested: false, IsKeyList: true } && members.Count > 1 && HasParent(exchanged) ? [.. members.Skip(1)] : members)),
    ];

    private static Fault Window(string name, string what, Func<Operation, WindowRule?, WindowRule?> change) => new(name, what, Area, behaviour =>
    {
        var before = behaviour.WindowOf;
        return behaviour with { WindowOf = operation => change(operation, before(operation)) };
    });

    private static WorldEntity? Foreign(Exchanged exchanged, IReadOnlyList<WorldEntity> members) =>
        Inside(exchanged).FirstOrDefault(entity => !members.Contains(entity));

    private static List<WorldEntity> Inside(Exchanged exchanged) =>
        [.. exchanged.World.OfType(exchanged.Match!.Operation.Resource.Type)
            .Where(entity => exchanged.Match.Operation.Path.Window is not { } window || entity.IsInside(window, exchanged.Now))];

    private static bool HasParent(Exchanged exchanged) =>
        exchanged.Match!.Operation.Resource.Paths.Any(path => path.Kind == PathKind.Nested);
}
