namespace Conformance.Emulator.Faults;

/// <summary>Which requirement of scenarios/requirements.yaml each fault breaks: the one that a verdict must name.</summary>
internal static class BrokenRequirements
{
    private static readonly Dictionary<string, string[]> Table = new(StringComparer.Ordinal)
    {
        ["NEG-001"] = ["absent-accept-json"],
        ["NEG-002"] = ["xml-ignored"],
        ["NEG-003"] = ["json-ignored"],
        ["NEG-004"] = ["json-differs"],
        ["NEG-005"] = ["any-accept-json"],
        ["HTTP-001"] = ["content-type-missing", "json-labelled-text", "error-body-html", "error-body-text"],
        ["HTTP-004"] = ["gzip-cut-off", "charset-wrong", "json-labelled-xml", "xml-labelled-json"],
        ["AUTH-002"] = ["entry-point-lacks-logon-link"],
        ["AUTH-003"] = ["logon-200"],
        ["AUTH-004"] = ["logon-no-token-header"],
        ["AUTH-005"] = ["logon-no-cookie", "logon-cookie-differs"],
        ["AUTH-007"] = ["password-any", "user-any", "logon-refused-403"],
        ["AUTH-008"] = ["logon-no-challenge"],
        ["AUTH-009"] = ["token-missing", "unauthorized-403"],
        ["AUTH-010"] = ["token-garbage"],
        ["AUTH-011"] = ["header-ignored"],
        ["AUTH-012"] = ["cookie-ignored"],
        ["AUTH-013"] = ["header-before-cookie"],
        ["AUTH-014"] = ["logoff-200"],
        ["AUTH-015"] = ["token-after-logoff"],
        ["AUTH-016"] = ["idle-never-expires"],
        ["AUTH-017"] = ["idle-too-short"],
        ["AUTH-021"] = ["logon-old-version-refused"],
        ["AUTH-027"] = ["logon-cookie-everywhere"],
        ["AUTH-028"] = ["logon-other-realm"],
        ["AUTH-023"] = ["role-ignored", "role-401"],
        ["AUTH-024"] = ["role-refused-all"],
        ["AUTH-036"] = ["logon-user-differs", "session-user-differs"],
        ["AUTH-037"] = ["logon-location-elsewhere"],
        ["REP-024"] = ["end-missing"],
        ["ERR-013"] = ["nested-of-nothing-200"],
        ["QRY-023"] = ["query-texts-unsorted", "query-texts-never-descend"],
        ["QRY-025"] = ["query-next-drops-filter", "query-next-drops-order", "query-last-filtered-page-lacks-last", "query-filtered-pages-reversed"],
        ["ERR-001"] = ["unknown-name-200", "unknown-id-200-empty", "unknown-id-204", "unknown-id-500"],
        ["ERR-002"] = ["malformed-id-500"],
        ["ERR-003"] = ["wrong-method-200", "wrong-method-404", "patch-404"],
        ["ERR-004"] = ["error-body-missing", "error-message-missing"],
        ["ERR-005"] = ["error-status-code-differs"],
        ["ERR-006"] = ["error-always-xml"],
        ["REP-001"] = ["format-always-entity"],
        ["REP-002"] = ["format-ignored", "root-wrong"],
        ["REP-003"] = ["entities-lack-last", "references-lack-last"],
        ["REP-004"] = ["uid-missing", "reference-type-of-entity", "entity-type-missing", "href-not-of-uid"],
        ["REP-005"] =
        [
            "required-missing", "part-missing", "reference-name-missing", "creation-missing", "job-session-uid-missing", "total-size-missing", "job-name-missing",
            "file-path-missing",
        ],
        ["REP-006"] = ["order-swapped"],
        ["REP-007"] = ["time-local", "time-offset", "total-size-text", "uid-form-wrong"],
        ["REP-008"] = ["state-unknown"],
        ["REP-009"] = ["name-rounded"],
        ["REP-010"] = ["namespace-wrong"],
        ["REP-011"] = ["entity-differs-by-id"],
        ["REP-014"] = ["result-unknown"],
        ["REP-015"] = ["reason-without-failure"],
        ["REP-016"] = ["end-before-creation"],
        ["REP-025"] = ["json-names-mixed"],
        ["REP-018"] = ["query-root-wrong"],
        ["REP-017"] = ["member-twice"],
        ["REP-022"] = ["end-while-in-progress"],
        ["LNK-001"] = ["link-href-relative", "links-of-another-base"],
        ["LNK-002"] = ["links-missing", "alternate-missing", "alternate-same-form", "up-missing", "down-missing", "up-type-missing", "up-wrong-type"],
        ["LNK-006"] = ["alternate-other-entity", "up-session-dead", "up-other-parent"],
        ["LNK-007"] = ["up-server-dead"],
        ["OPS-002"] = ["nested-foreign-task", "nested-ignores-parent"],
        ["OPS-005"] = ["nested-capped", "nested-lacks-last"],
        ["OPS-006"] = ["kinds-mixed"],
        ["OPS-007"] = ["all-lacks-kinds"],
        ["OPS-008"] = ["lookup-ignores-name", "lookup-ignores-type", "folders-with-files"],
        ["RTS-003"] = ["global-lacks-nested"],
        ["RTS-008"] = ["up-name-differs"],
        ["WIN-001"] = ["window-60-days", "window-by-end", "window-none", "window-none-global", "window-none-nested"],
        ["WIN-009"] = ["window-29-days", "window-29-days-of-kind", "window-local", "window-day-elsewhere"],
        ["QRY-001"] = ["query-202"],
        ["QRY-002"] = ["query-entities-lack-last"],
        ["QRY-003"] =
        [
            "query-filter-ignored", "query-values-by-letter", "query-equal-ignored", "query-not-equal-ignored", "query-from-ignored", "query-up-to-ignored",
            "query-less-takes-equal", "query-greater-takes-equal",
        ],
        ["QRY-004"] = ["query-not-equal-is-greater", "query-from-lacks-equal", "query-up-to-lacks-equal"],
        ["QRY-005"] = ["query-and-is-or"],
        ["QRY-006"] = ["query-or-is-and"],
        ["QRY-007"] = ["query-sort-values-by-letter", "query-sort-numbers-by-letter", "query-sort-ignored", "query-sort-ascending-only", "query-sort-descending-only", "query-ascending-lacks-last", "query-descending-lacks-last"],
        ["QRY-008"] = ["query-pages-overlap", "query-pages-skip"],
        ["QRY-009"] = ["query-no-last-link", "query-no-last-link-of-many", "query-no-last-link-of-one", "query-no-last-link-of-default"],
        ["QRY-010"] = ["query-lower-case-lacks-last"],
        ["QRY-011"] = ["query-lacks-first", "query-by-time-lacks-last"],
        ["QRY-014"] = ["query-links-lose-format"],
        ["QRY-015"] = ["query-always-references", "query-always-entities"],
        ["QRY-016"] =
        [
            "query-page-number-stands", "query-page-longer", "query-page-size-unsaid", "query-first-page-size-unsaid", "query-linked-page-number-stands",
            "query-numbered-page-number-stands", "query-page-shorter",
        ],
        ["QRY-017"] = ["query-page-by-number-lacks-last"],
        ["QRY-018"] = ["query-nothing-has-no-page"],
        ["QRY-020"] = ["query-service-without-links"],
        ["QRY-021"] = ["query-lower-case-field-lacks-last"],
        ["QRY-026"] = ["query-names-by-case", "query-spelling-lacks-last", "query-group-spelling-lacks-last", "query-sort-spelling-lacks-last"],
        ["QRY-022"] = ["query-quoted-value-lacks-last"],
        ["RTS-009"] = ["query-by-session-lacks-last"],
        ["RTS-010"] = ["query-guid-finds-nothing"],
        ["QRY-012"] = ["query-parentheses-ignored"],
        // The edge is not settled, so these are recorded: the behaviour profile tells them from a correct server.
        ["WIN-005"] = ["window-second-short"],
    };

    private static readonly Dictionary<string, string> ByFault = Table
        .SelectMany(pair => pair.Value.Select(fault => (fault, pair.Key)))
        .ToDictionary(pair => pair.fault, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The requirement's id.</summary>
    /// <exception cref="KeyNotFoundException">The table lacks the fault.</exception>
    public static string Of(string fault) => ByFault.TryGetValue(fault.Split(FamilyFault.Sign)[0], out var requirement) ? requirement
        : throw new KeyNotFoundException($"the fault {fault} breaks no requirement: add it to {nameof(BrokenRequirements)}");

    /// <summary>Every fault that the table speaks of.</summary>
    public static IEnumerable<string> Faults => ByFault.Keys;
}
