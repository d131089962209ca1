namespace Conformance.Core.Mutations;

/// <summary>A change after which the answer is still a correct one.</summary>
/// <param name="Name">The name by which reports count it.</param>
/// <param name="Reason">Why a correct server may answer so.</param>
/// <param name="Source">Where that is known from.</param>
public sealed record LawfulChange(string Name, string Reason, string Source)
{
    /// <summary>Those that change what an answer says, so that another answer may contradict them.</summary>
    internal static IReadOnlySet<LawfulChange> OfInformation => new HashSet<LawfulChange> { AnotherValue, Optional, Extension, LinkTarget, LinkHost };

    /// <summary>Field names in another case.</summary>
    public static LawfulChange HeaderCase { get; } = new("header-case", "Field names compare without case; servers were seen to vary it.", "RFC 9110 5.1; EM-API 1.3");

    /// <summary>Fields of different names in another order.</summary>
    public static LawfulChange HeaderOrder { get; } = new("header-order", "The order of fields with different names has no meaning.", "RFC 9110 5.3");

    /// <summary>A field that no page asks for is missing.</summary>
    public static LawfulChange HeaderNotPromised { get; } = new("header-not-promised", "No page promises this field in this answer.", "HC:em_web_api_specifications");

    /// <summary>A field that may stand several times.</summary>
    public static LawfulChange HeaderMayRepeat { get; } = new("header-may-repeat", "This field may stand several times.", "RFC 9110 5.3, RFC 6265 3");

    /// <summary>A parameter or another case of the media type.</summary>
    public static LawfulChange MediaTypeSpelling { get; } = new("media-type-spelling", "Type and subtype compare without case, and a charset parameter may follow.", "RFC 9110 8.3.1");

    /// <summary>A charset that means nothing to us.</summary>
    public static LawfulChange UnknownCharset { get; } = new("unknown-charset", "Of the bytes a charset that nobody registered says nothing, and the body's own signs tell its encoding.", "RFC 9110 8.3.2; XML 1.0 F; RFC 8259 8.1");

    /// <summary>No Date, one in another form, or one far off.</summary>
    public static LawfulChange DateNotSettled { get; } = new("date-not-settled", "No page of the API speaks of Date; whether there is one, its form and its clock are recorded.", "requirement HTTP-005");

    /// <summary>More attributes of a cookie.</summary>
    public static LawfulChange HeaderParameter { get; } = new("header-parameter", "Of a cookie only name, value and path are shown.", "HC:http_authentication");

    /// <summary>Nothing says what is answered here.</summary>
    public static LawfulChange Unspecified { get; } = new("unspecified", "What is answered here is specified nowhere; it is recorded in the behaviour profile.", "requirements of level unspecified");

    /// <summary>Another value of the same type, that nothing else in the run states.</summary>
    public static LawfulChange AnotherValue { get; } = new("another-value", "Another value of the same type, and nothing in this scenario states the right one.", "the contract's value types");

    /// <summary>An optional part is missing, or one that no page settles.</summary>
    public static LawfulChange Optional { get; } = new("optional", "The schema or the page leaves this out, or contradicts another on it, and nothing in this scenario states it again.", "XSD; the contract's notes");

    /// <summary>A member that no one expects.</summary>
    public static LawfulChange Extension { get; } = new("extension", "Later versions add elements; a client ignores what it does not know.", "HC:em_web_api_versions");

    /// <summary>Another member of a collection.</summary>
    public static LawfulChange OtherMembers { get; } = new("other-members", "Nothing in this scenario states whether this resource is listed.", "HC:representation_collections");

    /// <summary>The members of a collection in another order.</summary>
    public static LawfulChange MemberOrder { get; } = new("member-order", "No page gives the members of a collection an order.", "HC:representation_collections");

    /// <summary>An element in another place among those whose place is not known.</summary>
    public static LawfulChange ElementOrder { get; } = new("element-order", "No schema and no example shows where this element stands among those beside it.", "the contract's notes");

    /// <summary>A link leads to the same path on another host.</summary>
    public static LawfulChange LinkHost { get; } = new("link-host", "A server names itself as it knows itself.", "EM-API 3, the seed");

    /// <summary>A link to a resource that the representation does not name.</summary>
    public static LawfulChange LinkTarget { get; } = new("link-target", "Which one the link leads to, this answer does not tell.", "HC:get_replicatasksessions_id");

    /// <summary>The same document written differently.</summary>
    public static LawfulChange Notation { get; } = new("notation", "The same information: XML and JSON give it no meaning.", "XML 1.0, Namespaces in XML, RFC 8259");

    /// <summary>Null instead of absent.</summary>
    public static LawfulChange NullOrAbsent { get; } = new("null-or-absent", "JSON of one version leaves out what that of another writes as null.", "EM-API 2, captures of 2019 and 2025");

    /// <summary>Another number of fraction digits.</summary>
    public static LawfulChange FractionDigits { get; } = new("fraction-digits", "Trailing zeros of a fraction have no meaning; 0 to 7 digits were seen.", "EM-API 4.8");
}
