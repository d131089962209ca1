namespace Conformance.Core.Contract.Schemas;

/// <summary>The schemas that follow from the contract, as kept in <c>fixtures/schema</c>.</summary>
public static class ContractSchemas
{
    /// <summary>The XML Schema.</summary>
    public const string Xsd = "em.xsd";

    /// <summary>The JSON Schema of EM 12.</summary>
    public const string Em12 = "em12.schema.json";

    /// <summary>The JSON Schema of EM 13.</summary>
    public const string Em13 = "em13.schema.json";

    /// <summary>Every schema: its file's name and its text.</summary>
    public static IReadOnlyList<(string Name, string Text)> Of(ApiContract contract) =>
    [
        (Xsd, XsdSchema.Of(contract)),
        (Em12, JsonSchemas.Of(contract, Dialect.Em12)),
        (Em13, JsonSchemas.Of(contract, Dialect.Em13)),
    ];
}
