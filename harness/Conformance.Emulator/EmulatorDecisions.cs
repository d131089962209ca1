namespace Conformance.Emulator;

/// <summary>
/// What the emulator does where the documentation is silent or contradicts itself, each with its evidence. Nothing else in the
/// emulator
/// decides such a question, and no requirement of the suite rests on one of these.
/// </summary>
public static class EmulatorDecisions
{
    /// <summary>An Accept that names neither format, such as text/html: XML, as without Accept. Nothing is known; 406 is not in
    /// the documented table.</summary>
    public const BodyFormat UnknownAccept = BodyFormat.Xml;

    /// <summary>Accept: */* or application/*: XML (seen by benyoung on 9.5 U4).</summary>
    public const BodyFormat AnyAccept = BodyFormat.Xml;

    /// <summary>An Accept that names XML and JSON: JSON in either order, q-values aside (seen by benyoung on 9.5 U4).</summary>
    public const BodyFormat BothAccepted = BodyFormat.Json;

    /// <summary>A logon without ?v works (centreon, zabbix); which version it selects is not known and makes no difference
    /// here.</summary>
    public const bool LogonWithoutVersion = true;

    /// <summary>A logon with an unknown ?v is refused. Nothing is known.</summary>
    public const int UnknownVersionStatus = 400;

    /// <summary>A logon with the Content-Type of a form is refused by EM 13 (linuxfabrik); older servers do not look at it
    /// (libcurl and Ruby send it by themselves).</summary>
    public const int FormBodyStatus = 415;

    /// <summary>An ID that is no GUID: 400 (surfer190, against the documented table, which has 400 for POST and PUT
    /// only).</summary>
    public const int MalformedIdStatus = 400;

    /// <summary>A filter and an order may name any field that the entities show, listed by the type's page or not: public clients
    /// do. No page says so.</summary>
    public const bool UnlistedFields = true;

    /// <summary>A GUID that nothing has: 404, also for the nested collection of an unknown parent (surfer190 for /jobs; nothing
    /// is known of nested ones).</summary>
    public const int UnknownIdStatus = 404;

    /// <summary>A query with an unknown type or field, a filter or value that cannot be read, sortAsc beside sortDesc, or a
    /// pageSize or page that is no whole number greater than 0. Nothing is known.</summary>
    public const int BadQueryStatus = 400;

    /// <summary>In a filter without parentheses, and binds tighter than or. Nothing is known: the examples put
    /// parentheses.</summary>
    public const bool AndBindsTighter = true;

    /// <summary>A documented operation that changes data: 501, which the documented table has for POST, PUT and DELETE.</summary>
    public const int NotServedStatus = 501;

    /// <summary>The token is checked before path, ID and method, so a stranger learns nothing. Nothing is known.</summary>
    public const bool TokenFirst = true;

    /// <summary>The role is looked at before ID and method, so that nobody learns whether what they may not use exists. Nothing
    /// is known.</summary>
    public const bool RoleBeforeId = true;

    /// <summary>Every 401 carries WWW-Authenticate, as RFC 9110 demands; the documentation shows it at logon only.</summary>
    public const bool ChallengeAlways = true;

    /// <summary>A nested collection looks at the members' own creation, not at the parent's. The pages say "sessions that has
    /// been created".</summary>
    public const bool NestedWindowByMember = true;

    /// <summary>The collection /logonSessions shows the sessions of all accounts, and any of them may be deleted. Nothing is
    /// known.</summary>
    public const bool AllLogonSessionsShown = true;

    /// <summary>A value of ?format other than Entity (in any case) means the reference. Nothing is known.</summary>
    public const bool UnknownFormatIsReference = true;

    /// <summary>The value of the logon session's UserName: MACHINE\user, as in every example.</summary>
    public const string UserNamePrefix = @"ENTERPRISE06\";

    /// <summary>JSON writes null for what is absent (captures of 2025; those of 2019 leave it out).</summary>
    public const bool NullForAbsent = true;

    /// <summary>XML errors have no Status attribute (the real answer of benyoung, against the XSD); JSON ones have null (his
    /// other answer).</summary>
    public const bool ErrorStatusText = false;
}
