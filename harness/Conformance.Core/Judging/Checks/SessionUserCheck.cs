namespace Conformance.Core.Judging.Checks;

/// <summary>A logon session shows the name of the user who logged on (HC:logging_on); with which domain, is the server's
/// affair.</summary>
/// <param name="User">A template of the name that was logged on with.</param>
public sealed record SessionUserCheck(string User) : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var user = evidence.Fill(User);
        if (answer.Body is not { Root: "LogonSession", Resources: [var session] } || session.Text("UserName") is not { Length: > 0 } shown)
        {
            return CheckResult.Violated(ViolationKind.Missing, "UserName", $"the UserName of {user}", "no LogonSession with a UserName", answer.Body?.Document.Root.Path.Text);
        }

        // name@domain is another name of the account, of which the part before the sign need not be the name of DOMAIN\name.
        return user.Contains('@', StringComparison.Ordinal) ? CheckResult.Passed : CheckResult.If(
            string.Equals(Account(shown), Account(user), StringComparison.OrdinalIgnoreCase), ViolationKind.Differs, "UserName",
            $"the name {Account(user)}, with a domain or without", $"\"{shown}\"", session.Path);
    }

    /// <summary>The name without its domain.</summary>
    private static string Account(string user) => user[(user.LastIndexOf('\\') + 1)..].Split('@')[0];
}
