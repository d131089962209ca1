namespace Conformance.Core.Reports.Statements;

/// <summary>What a statement rests on, so that others can check it.</summary>
/// <param name="Archive">The SHA-256 of the archive's bytes, in lower-case hexadecimal digits.</param>
/// <param name="Data">The SHA-256 over the suite's data: scenarios, requirements, contract and fixtures.</param>
/// <param name="Selection">What of the suite was selected; empty for all of it.</param>
/// <param name="Files">The text of each file of the user's own by which it was judged, by the file's name.</param>
public sealed record StatementInputs(string Archive, string Data, IReadOnlyList<string> Selection, IReadOnlyList<StatementFile> Files)
{
    /// <summary>Whether only a part of the suite was asked.</summary>
    public bool IsPartial => Selection.Count > 0;
}

/// <summary>A file that belongs to a statement.</summary>
/// <param name="Role">What it is: <c>capabilities</c> or <c>waivers</c>.</param>
/// <param name="Name">Its name without folders.</param>
/// <param name="Text">Its whole text.</param>
public sealed record StatementFile(string Role, string Name, string Text);
