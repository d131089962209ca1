using System.Globalization;
using Conformance.Core.Scenarios;
using Conformance.Replay.Tls;
using Conformance.Runs;
using NUnit.Framework;

namespace Conformance.NUnit;

/// <summary>
/// What to test and how, from TestRunParameters of a runsettings file or from environment variables: the parameter <c>target</c>, or
/// the variable <c>CONFORM_TARGET</c>, and so on. The parameter wins.
/// </summary>
internal static class SuiteParameters
{
    private const string DefaultPasswordVariable = "CONFORM_PASSWORD";
    private const string DefaultSecondPasswordVariable = "CONFORM_SECOND_PASSWORD";

    /// <summary>The run that the parameters ask for; without any, the embedded emulator.</summary>
    /// <exception cref="ArgumentException">A parameter cannot be used; the message says which and what to do.</exception>
    public static (RunRequest Request, string? Fault) ReadOrTell()
    {
        try
        {
            return (Read(), null);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            // The test cases are there all the same, so that a filter finds them, and each fails with the reason.
            return (new RunRequest { Target = Parameter("target") ?? RunRequest.Emulator, Scenarios = Parameter("scenarios") }, fault.Message);
        }
    }

    /// <summary>What the parameters ask for.</summary>
    /// <exception cref="ArgumentException">One cannot be used, or is missing.</exception>
    public static RunRequest Read()
    {
        var request = new RunRequest
        {
            Target = Parameter("target") ?? RunRequest.Emulator,
            User = Parameter("user") ?? "",
            World = World(Parameter("world")),
            Selection = Parameter("select") is { } select ? new Selection(select.Split(' ', StringSplitOptions.RemoveEmptyEntries)) : Selection.All,
            Dialect = Parameter("dialect") ?? "em12",
            AllowUnsafe = Parameter("allowUnsafe") is "true",
            Faults = Parameter("faults")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
            Scenarios = Parameter("scenarios"),
            Waivers = Parameter("waivers") is { } waivers ? Path.GetFullPath(waivers) : null,
            Trust = Trust(),
        };
        return request.IsEmbedded ? request : WithSecond(request with { Password = Password(request) });
    }

    private static RunRequest WithSecond(RunRequest request) => Parameter("secondUser") is not { } user ? request : request with
    {
        SecondUser = user,
        SecondPassword = PasswordIn(Parameter("secondPasswordEnv") ?? DefaultSecondPasswordVariable, "secondPasswordEnv"),
    };

    private static string Password(RunRequest request) => request.User.Length == 0 ? throw new ArgumentException("a live target needs an account. Set the variable CONFORM_USER, or the parameter user in the runsettings file.")
        : PasswordIn(Parameter("passwordEnv") ?? DefaultPasswordVariable, "passwordEnv");

    private static string PasswordIn(string variable, string parameter) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } password ? password
        : throw new ArgumentException($"the environment variable {variable} holds no password. Set it, or name another with the parameter {parameter}.");

    private static TargetWorld? World(string? text) => text switch
    {
        null => null,
        "any" => TargetWorld.Any,
        "standard" => TargetWorld.Standard,
        _ => throw new ArgumentException($"the parameter world is \"{text}\"; there are any and standard."),
    };

    private static TlsTrust Trust() => (Parameter("ca"), Parameter("pin")) switch
    {
        (null, null) => TlsTrust.System,
        ({ } file, null) => TlsTrust.CaFile(file),
        (null, { } pin) => TlsTrust.Pinned(pin),
        _ => throw new ArgumentException("the parameters ca and pin exclude each other."),
    };

    private static string? Parameter(string name)
    {
        var value = TestContext.Parameters.Get(name);
        value = string.IsNullOrWhiteSpace(value) ? Environment.GetEnvironmentVariable("CONFORM_" + Variable(name)) : value;
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    /// <summary><c>passwordEnv</c> is <c>PASSWORD_ENV</c>.</summary>
    private static string Variable(string name) =>
        string.Concat(name.Select(letter => char.IsUpper(letter) ? "_" + letter : letter.ToString())).ToUpper(CultureInfo.InvariantCulture);
}
