namespace Conformance.PageServer.Serve;

/// <summary>Methods beside GET that pages document; this server implements none of them but logon and logoff (501).</summary>
internal static class Methods
{
    private static readonly string[] Posts = ["/agents/agentRestorePoints/{}/mounts",
        "/agents/agentRestorePoints/{}/mounts/{}/*", "/agents/jobs/{}",
        "/backupServers", "/backupServers/{}", "/backupServers/{}/credentials", "/backupServers/{}/passwords",
            "/backupSessions/{}",
        "/catalog/vms/{}/vmRestorePoints/{}", "/catalog/vms/{}/vmRestorePoints/{}/guestfs/*", "/cdpPolicies/{}",
            "/cdpPolicies/{}/includes",
        "/cdpReplica/vApps/{}", "/cdpReplicas/{}/vms/{}", "/cloud/tenants/{}/vCloudComputeResources",
            "/cloud/cloudFailoverPlans/{}",
        "/cloud/gatewayPools", "/failoverPlans/{}", "/cloud/gateways", "/cloud/hardwarePlans", "/jobs/{}", "/jobs/{}/includes",
            "/jobs/{}/linkedJobs",
        "/jobs/{}/linkedBackupRepositories", "/nas/jobs/{}/retry", "/nas/jobs/{}/start", "/nas/jobs/{}/stop",
            "/nas/jobs/{}/toggleScheduleEnabled",
        "/cloud/publicIpAddresses", "/security/accounts", "/security/accounts/{}", "/security/accounts/{}/roles",
            "/security/accounts/{}/scopes",
        "/selfService/vSphere/Configs", "/cloud/tenants", "/cloud/tenants/{}/computeResources", "/cloud/tenants/{}/resources",
        "/cloud/tenants/{}/subtenants", "/vAppReplicaPoints/{}", "/vAppRestorePoints/{}", "/vCloud/orgConfigs",
            "/vCloud/orgConfigs/{}",
        "/vmReplicaPoints/{}", "/vmReplicaPoints/{}/mounts", "/vmReplicaPoints/{}/mounts/{}/*", "/vmRestorePoints/{}",
            "/vmRestorePoints/{}/mounts",
        "/vmRestorePoints/{}/mounts/{}/*"];

    private static readonly string[] Puts = ["/backupServers/{}", "/backupServers/{}/credentials/{}",
        "/backupServers/{}/passwords/{}",
        "/cdpPolicies/{}", "/cloud/gatewayPools/{}", "/cloud/cloudFailoverPlans/{}", "/cloud/gateways/{}", "/failoverPlans/{}",
        "/cloud/hardwarePlans/{}", "/jobs/{}", "/cloud/publicIpAddresses/{}", "/selfService/vSphere/Configs/{}",
            "/cloud/tenants/{}",
        "/cloud/tenants/{}/subtenants/{}", "/vCloud/orgConfigs/{}", "/cloud/vlans/{}"];

    private static readonly string[] Deletes = ["/agents/agentRestorePoints/{}/mounts/{}", "/backupServers/{}",
        "/backupServers/{}/credentials/{}",
        "/backupServers/{}/passwords/{}", "/cdpPolicies/{}/includes/{}", "/cloud/gatewayPools/{}",
            "/cloud/tenants/{}/vCloudComputeResources/{}",
        "/cloud/cloudFailoverPlans/{}", "/cloud/gateways/{}", "/cloud/hardwarePlans/{}", "/jobs/{}", "/jobs/{}/includes/{}",
            "/jobs/{}/linkedJobs/{}",
        "/jobs/{}/linkedBackupRepositories/{}", "/cloud/publicIpAddresses/{}", "/security/accounts/{}",
            "/security/accounts/{}/roles/{}",
        "/security/accounts/{}/scopes/{}", "/selfService/vSphere/Configs/{}", "/tasks/{}", "/cloud/tenants/{}",
            "/cloud/tenants/{}/computeResources/{}",
        "/cloud/tenants/{}/resources/{}", "/cloud/tenants/{}/subtenants/{}", "/vCloud/orgConfigs/{}", "/cloud/vlans/{}",
        "/vmReplicaPoints/{}/mounts/{}", "/vmRestorePoints/{}/mounts/{}", "/logonSessions/{}"];

    public static bool IsDocumented(string method, string path)
    {
        var list = method switch { "POST" => Posts, "PUT" => Puts, "DELETE" => Deletes, _ => [] };
        return Array.Exists(list, template => Matches(template, path));
    }

    /// <summary>The methods of a path, for the Allow header.</summary>
    public static string Allowed(string path) => string.Join(", ",
        new[] { "POST", "PUT", "DELETE" }.Where(method => IsDocumented(method, path)).Prepend("GET"));

    private static bool Matches(string template, string path)
    {
        var left = template.Split('/');
        var right = path.Split('/');
        var open = left[^1] == "*";
        return (open ? right.Length >= left.Length : right.Length == left.Length)
            && left.Take(open ? left.Length - 1 : left.Length).Zip(right).All(pair => pair.First == "{}"
                || pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
    }
}
