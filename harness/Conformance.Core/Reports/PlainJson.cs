using System.Text.Json.Serialization;

namespace Conformance.Core.Reports;

/// <summary>How a text is quoted as JSON, known when the program is compiled: a program that is compiled ahead of time cannot
/// look types over.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class PlainJson : JsonSerializerContext;
