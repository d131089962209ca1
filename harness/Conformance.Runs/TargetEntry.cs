using Conformance.DataFiles;

namespace Conformance.Runs;

/// <summary>One of several targets of a call.</summary>
/// <param name="Name">What it is called in reports, and its folder there.</param>
/// <param name="Target">Its base URL, or <see cref="RunRequest.Emulator"/>.</param>
/// <param name="User">The account; null on the emulator.</param>
/// <param name="PasswordVariable">The environment variable that holds its password; null for the usual one.</param>
/// <param name="SecondUser">An account with a lesser role; null for none.</param>
/// <param name="SecondPasswordVariable">The environment variable that holds the second account's password; null for the usual one.</param>
/// <param name="CaFile">A PEM file, absolute; null for the system's roots.</param>
/// <param name="Pin">A fingerprint; null if none is pinned.</param>
/// <param name="World"><c>any</c> or <c>standard</c>; null for what suits the target.</param>
/// <param name="Dialect">The emulator's; null for the usual one.</param>
/// <param name="Faults">The emulator's.</param>
/// <param name="Place">Where it stands.</param>
public sealed record TargetEntry(
    string Name, string Target, string? User, string? PasswordVariable, string? SecondUser, string? SecondPasswordVariable, string? CaFile, string? Pin, string? World, string? Dialect, IReadOnlyList<string> Faults, DataPlace Place);
