using System.Globalization;
using Conformance.Core.Contract;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Core.Scenarios.Depths;
using Conformance.DataFiles;
using Conformance.Replay.Transport;

namespace Conformance.Runs.Configuration;

/// <summary>Reads the texts of settings as what they stand for; null stands for the default.</summary>
internal static class SettingValues
{
    private const string Latest = "latest";

    public static TargetWorld? World(Setting? setting) => setting?.Text switch
    {
        null => null,
        "any" => TargetWorld.Any,
        "standard" => TargetWorld.Standard,
        var text => throw new SettingException($"{setting.Label} {text}: there are any and standard."),
    };

    public static RunDepth Depth(Setting? setting) => setting is null ? RunDepth.Full
        : RunDepths.Find(setting.Text) ?? throw new SettingException(
            $"{setting.Label} {setting.Text}: there are {string.Join(", ", RunDepths.All)}.{(Suggestion.Nearest(setting.Text, RunDepths.All) is { } near ? $" Did you mean \"{near}\"?" : "")}");

    public static string Dialect(Setting? setting) => setting?.Text switch
    {
        null or "auto" or "em12" => "em12",
        "em13" => "em13",
        var text => throw new SettingException($"{setting.Label} {text}: there are auto, em12 and em13."),
    };

    public static CommandShell Shell(Setting? setting) => setting?.Text switch
    {
        null => OperatingSystem.IsWindows() ? CommandShell.PowerShell : CommandShell.Bash,
        "bash" => CommandShell.Bash,
        "powershell" => CommandShell.PowerShell,
        var text => throw new SettingException($"{setting.Label} {text}: there are bash and powershell."),
    };

    public static string? ApiVersion(Setting? setting) => setting is null or { Text: Latest } ? null
        : ApiVersions.IsName(setting.Text) ? setting.Text
        : throw new SettingException($"{setting.Label} {setting.Text}: a version is written as in v1_6, or latest.");

    public static bool Flag(Setting setting) => setting.Text switch
    {
        "true" => true,
        "false" => false,
        var text => throw new SettingException($"{setting.Label} {text}: true or false is expected."),
    };

    public static int Positive(Setting setting) =>
        int.TryParse(setting.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw new SettingException($"{setting.Label}: a number above 0 is expected.");

    /// <summary>Requests a second. Fewer than one in a minute nobody waits for, and more than ten thousand no server
    /// answers.</summary>
    public static double? Rate(Setting? setting) => setting is null ? null
        : double.TryParse(setting.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate is >= 0.01 and <= 10_000 ? rate
        : throw new SettingException($"{setting.Label} {setting.Text}: requests a second from 0.01 to 10000 are expected, as in 5.");

    public static TransportLimits Limits(Setting? timeout, Setting? maxBody)
    {
        var limits = TransportLimits.Default;
        if (timeout is not null)
        {
            var whole = double.TryParse(timeout.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 3600
                ? TimeSpan.FromSeconds(seconds)
                : throw new SettingException($"{timeout.Label}: seconds above 0 and at most 3600 are expected.");
            limits = limits with { Exchange = whole, FirstByte = Shorter(limits.FirstByte, whole), Connect = Shorter(limits.Connect, whole) };
        }

        return maxBody is null ? limits
            : int.TryParse(maxBody.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var mebibytes) && mebibytes is > 0 and < 2048
                ? limits with { BodyBytes = mebibytes * 1024 * 1024 }
                : throw new SettingException($"{maxBody.Label}: from 1 to 2047 MiB are expected.");
    }

    public static Shard? Shard(Setting? setting)
    {
        if (setting is null)
        {
            return null;
        }

        return setting.Text.Split('/') is [var index, var count]
            && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && i >= 1 && i <= n
            ? new Shard(i, n)
            : throw new SettingException($"{setting.Label} {setting.Text}: I/N is expected, as in 1/4, with I from 1 to N.");
    }

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
