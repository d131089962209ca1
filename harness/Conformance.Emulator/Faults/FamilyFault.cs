namespace Conformance.Emulator.Faults;

/// <summary>A fault of one family: wrong only where a resource of one type is asked for, right everywhere else.</summary>
internal static class FamilyFault
{
    /// <summary>What stands between the fault and the type in a name.</summary>
    public const char Sign = ':';

    /// <summary>The areas whose faults look at what is asked for.</summary>
    public static readonly IReadOnlyList<string> Areas = ["errors", "format", "links", "query", "shape", "window"];

    /// <summary>The fault for one type of the contract.</summary>
    public static Fault Of(Fault fault, string family) => fault with
    {
        Name = fault.Name + Sign + family,
        Apply = right =>
        {
            var wrong = fault.Apply(right);
            return right with
            {
                WindowOf = operation => Pick(operation.Resource.Type == family).WindowOf(operation),
                WhereOf = operation => Pick(operation.Resource.Type == family).WhereOf(operation),
                ParametersOf = operation => Pick(operation.Resource.Type == family).ParametersOf(operation),
                QueryOf = resource => Pick(resource.Type == family).QueryOf(resource),
                ShowsUnknown = operation => Pick(operation.Resource.Type == family).ShowsUnknown(operation),
                Members = (exchanged, members) => Pick(IsOf(exchanged)).Members(exchanged, members),
                EditElement = (exchanged, element) => Pick(IsOf(exchanged)).EditElement(exchanged, element),
                EditResponse = (exchanged, response) => Pick(IsOf(exchanged)).EditResponse(exchanged, response),
            };

            EmulatorBehaviour Pick(bool isWrong) => isWrong ? wrong : right;

            bool IsOf(Exchanged exchanged) => (exchanged.Query?.Resource ?? exchanged.Match?.Operation.Resource)?.Type == family;
        },
    };
}
