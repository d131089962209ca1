using System.Text;
using Conformance.Core.Contract;
using Conformance.Core.Worlds;
using Conformance.Emulator;
using Conformance.Emulator.Faults;
using Conformance.Emulator.Styles;
using Microsoft.Extensions.Time.Testing;

namespace Conformance.Harness.Tests.Emulator;

/// <summary>A set of requests that shows every requirement of the slice, answered without a socket.</summary>
internal static class Probes
{
    private const string User = "administrator";
    private const string SecondUser = "operator";
    private const string Password = "secret";

    /// <summary>What an emulator with these faults and styles answers to every probe, by probe; tokens and session IDs are
    /// masked.</summary>
    public static Dictionary<string, string> Answer(
        ApiContract contract, World world, IEnumerable<string> faults, IEnumerable<string> styles, EmulatorDialect dialect = EmulatorDialect.Em12)
    {
        var time = new FakeTimeProvider(world.Now);
        var options = new EmulatorOptions { Contract = contract, World = world, TimeProvider = time, Account = new Account(User, Password), SecondAccount = new Account(SecondUser, Password, Role.PortalUser), Dialect = dialect };
        var behaviour = FaultCatalogue.Combine(faults, new EmulatorBehaviour { Style = StyleCatalogue.Combine(styles) });
        var responder = new Responder(options, behaviour);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        var masks = new Dictionary<string, string>(StringComparer.Ordinal);

        void Probe(string name, string method, string path, params (string Name, string Value)[] headers) =>
            answers[name] = Text(responder.Respond(Request(method, path, headers)), masks);

        (string Token, string Id) LogOn(string name, string user = User, string version = "latest")
        {
            var response = responder.Respond(Request("POST", "/sessionMngr/?v=" + version, [("Authorization", Basic(Password, user))]));
            var session = responder.Sessions.Active.Single(each => !masks.ContainsKey(each.Id));
            masks[session.Id] = "ID of " + name;
            masks[session.Token] = "TOKEN of " + name;
            answers[name] = Text(response, masks);
            return (session.Token, session.Id);
        }

        var (token, _) = LogOn("first logon");
        Probe("logon refused", "POST", "/sessionMngr/?v=latest", ("Authorization", Basic("wrong")));
        Probe("logon of nobody", "POST", "/sessionMngr/?v=latest", ("Authorization", Basic(Password, "nobody")));
        foreach (var session in responder.Sessions.Active.Where(session => !masks.ContainsKey(session.Id)))
        {
            masks[session.Id] = "ID of a refused logon";
            masks[session.Token] = "TOKEN of a refused logon";
        }

        var (lesser, _) = LogOn("logon of a lesser role", SecondUser);
        Probe("lesser role refused", "GET", "/jobs", ("X-RestSvcSessionId", lesser));
        Probe("lesser role let in", "GET", "/tasks", ("X-RestSvcSessionId", lesser));
        Probe("no token", "GET", "/jobs");
        Probe("garbage token", "GET", "/jobs", ("X-RestSvcSessionId", "garbage"));
        Probe("cookie", "GET", "/jobs", ("Cookie", "X-RestSvcSessionId=" + token));
        Probe("cookie good, header bad", "GET", "/jobs", ("Cookie", "X-RestSvcSessionId=" + token), ("X-RestSvcSessionId", "garbage"));
        foreach (var path in Paths(world))
        {
            foreach (var accept in new[] { null, "application/xml", "application/json", "*/*" })
            {
                Probe($"GET {path} {accept}", "GET", path, accept is null ? [("X-RestSvcSessionId", token)] : [("X-RestSvcSessionId", token), ("Accept", accept)]);
            }
        }

        Probe("wrong method", "PUT", "/replicaTaskSessions", ("X-RestSvcSessionId", token));
        Probe("wrong method PATCH", "PATCH", "/replicaTaskSessions", ("X-RestSvcSessionId", token));
        _ = LogOn("logon of an old version", version: "v1_5");
        var (second, id) = LogOn("second logon");
        Probe("own session", "GET", "/logonSessions/" + id, ("X-RestSvcSessionId", second));
        Probe("logoff", "DELETE", "/logonSessions/" + id, ("X-RestSvcSessionId", second));
        Probe("after logoff", "GET", "/jobs", ("X-RestSvcSessionId", second));
        time.Advance(TimeSpan.FromMinutes(10));
        Probe("after 10 minutes", "GET", "/jobs", ("X-RestSvcSessionId", token));
        time.Advance(TimeSpan.FromMinutes(16));
        Probe("after 16 minutes", "GET", "/jobs", ("X-RestSvcSessionId", token));
        return answers;
    }

    private static IEnumerable<string> Paths(World world)
    {
        yield return "/";
        foreach (var path in new[]
        {
            "/replicaTaskSessions", "/replicaSessions", "/backupSessions", "/jobs", "/backupServers",
            $"/replicaSessions/{world.Entity("boundary-session").Id}/replicaTaskSessions",
            $"/replicaSessions/{world.Entity("recent-session").Id}/replicaTaskSessions",
            $"/replicaTaskSessions/{world.Entity("recent-task-1").Id}",
            $"/replicaSessions/{world.Entity("running-session").Id}",
        })
        {
            yield return path;
            yield return path + "?format=Entity";
        }

        yield return "/query?type=replicatasksession";
        yield return "/query?type=Job";
        yield return "/query?type=Job&page=1&pageSize=2";
        yield return "/querySvc";
        yield return $"/replicaTaskSessions/{world.Entity("running-task").Id}?format=Entity";
        yield return "/query?type=ReplicaTaskSession&format=Entities&pageSize=2&page=2";
        yield return "/query?type=ReplicaTaskSession&format=Entities&pageSize=1000";
        yield return "/query?type=ReplicaTaskSession&format=Entities&sortDesc=CreationTime";
        yield return "/query?type=ReplicaTaskSession&format=Entities&sortAsc=Result";
        yield return "/query?type=ReplicaTaskSession&format=Entities&sortAsc=TotalSize";
        yield return "/query?type=ReplicaTaskSession&format=Entities&sortAsc=VmDisplayName";
        yield return "/query?type=ReplicaTaskSession&format=Entities&sortDesc=VmDisplayName";
        yield return "/query?type=ReplicaTaskSession&filter=Result==Success&sortDesc=CreationTime&pageSize=2";
        yield return "/query?type=ReplicaTaskSession&format=Entities&page=2&pageSize=2";
        yield return "/query?type=ReplicaTaskSession&filter=Result==Success&pageSize=2&page=7";
        yield return "/catalog/vms/nobody";
        yield return "/replicaSessions/11111111-2222-3333-4444-555555555555/replicaTaskSessions";
        yield return "/query?type=ReplicaTaskSession&format=Entities&sortAsc=CreationTime";
        foreach (var filter in new[] { "State==Completed", "State>=Pending", "State>=InProgress", "State<=InProgress", "State>InProgress", "State<InProgress", "CreationTime>=\"2000-01-01\"", "State!=Completed", "State==Completed;Result==Failed", "State==InProgress,Result==Failed", "(State==InProgress,Result==Failed);Result==Failed" })
        {
            yield return "/query?type=ReplicaTaskSession&format=Entities&filter=" + Uri.EscapeDataString(filter);
        }

        var session = world.Entity("recent-session");
        foreach (var filter in new[] { $"JobSessionUid==\"{session.Uid}\"", $"JobSessionUid==\"{session.Id}\"", $"jobsessionuid==\"{session.Uid}\"", "CreationTime>=\"2000-01-01\"", "Name==\"nobody\"", "Result==\"Success\"" })
        {
            yield return "/query?type=ReplicaTaskSession&filter=" + Uri.EscapeDataString(filter);
        }

        yield return "/replicaTaskSessions/11111111-2222-3333-4444-555555555555";
        yield return "/replicaSessions/99999";
        foreach (var path in new[] { "/agents/backups", "/nas/backupSessions", "/backups", "/backupFiles" })
        {
            yield return path + "?format=Entity";
        }

        foreach (var action in new[] { "listDirs", "listFiles" })
        {
            var mount = world.Entities.First(entity => entity.Type == "VmRestorePointMount");
            yield return $"/vmRestorePoints/{world.Entity(mount.Refs["VmRestorePoint"]).Id}/mounts/{mount.Id}/C%3A?action={action}";
        }

        yield return "/query?type=Job&filter=jobtype==Replica";
        yield return "/query?type=Job&filter=" + Uri.EscapeDataString("(jobtype==Replica;platform==VMware)");
        yield return "/query?type=Job&sortDesc=name";
        var host = Uri.EscapeDataString(world.Entities.First(entity => entity.Type == "HierarchyRoot").Uid);
        yield return $"/lookup?host={host}&name=nobody";
        yield return $"/lookup?host={host}&type=Vm";
        yield return "/nothing";
    }

    private static EmulatorRequest Request(string method, string path, (string Name, string Value)[] headers)
    {
        var parts = path.Split('?', 2);
        return new EmulatorRequest(method, "/api" + parts[0], QueryParameter.Read(parts.ElementAtOrDefault(1)), headers.Append((Name: "Host", Value: "127.0.0.1:1")).ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase));
    }

    private static string Basic(string password, string user = User) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));

    private static string Text(EmulatorResponse response, Dictionary<string, string> masks)
    {
        var text = $"{response.Status}\n{string.Join('\n', response.Headers.Select(field => $"{field.Name}: {field.Value}"))}\n\n{Encoding.UTF8.GetString(response.Body.Span)}";
        return masks.Aggregate(text, (masked, mask) => masked.Replace(mask.Key, mask.Value, StringComparison.Ordinal));
    }
}
