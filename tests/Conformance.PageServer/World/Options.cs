using System.Xml.Linq;
using static Conformance.PageServer.World.Shape;

namespace Conformance.PageServer.World;

/// <summary>The options that jobs and policies hold (jobscheduleoptions.md, guestprocessingoptions.md,
/// policyscheduleoptions.md).</summary>
internal static class Options
{
    private static readonly string[] DayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    private static readonly string[] MonthNames = ["January", "February", "March", "April", "May", "June", "July", "August",
        "September",
        "October", "November", "December"];

    public static XElement Week(string name, int hour) => X(name, DayNames.Select(day =>
        new XElement("Day", new XAttribute("Name", day), string.Join(',', Enumerable.Repeat(hour, 24)))));

    public static IEnumerable<XElement> Months => MonthNames.Select(month => Text("Months", month));

    public static XElement Schedule(string time) => X("JobScheduleOptions", X("Standart",
        X("RetryOptions", "RetryTimes", 4, "RetryTimeout", 12, "RetrySpecified", true),
        "WaitForBackupCompletion", true, "BackupCompetitionWaitingPeriodMin", 150,
        X("OptionsDaily", new XAttribute("Enabled", "true"), "Kind", "Everyday", DayNames.Select(day => Text("Days", day)),
            "Time", time + ":00.0000000+00:00", "TimeOffsetUtc", 0),
        X("OptionsMonthly", new XAttribute("Enabled", "false"), "Time", "21:30:00.0000000+00:00", "TimeOffsetUtc", 0,
            "DayNumberInMonth", "Third", "DayOfWeek", "Friday", Months, "DayOfMonth", 2),
        X("OptionsPeriodically", new XAttribute("Enabled", "false"), "Kind", "Hours", "FullPeriod", 3, Week("Schedule", 1)),
        X("OptionsContinuous", new XAttribute("Enabled", "false"), Week("Schedule", 1)),
        X("OptionsBackupWindow", new XAttribute("Enabled", "false"), Week("TimePeriods", 1)),
        X("OptionsDaisyChaining", new XAttribute("Enabled", "false"), "PreviousJobUid", string.Empty)));

    public static XElement ImmediateSchedule() => X("JobScheduleOptions", X("ImmediateCopyMode",
        X("OptionsContinuous", new XAttribute("Enabled", "true"), Week("Schedule", 1))));

    public static XElement Guest(string mode) => X("GuestProcessingOptions",
        X("VssSnapshotOptions", "VssSnapshotMode", mode, "IsCopyOnly", false, "UsePersistentGuestAgent", false),
        Indexing("WindowsGuestFSIndexingOptions", mode, "%pagefile%", "%scratch%"),
        Indexing("LinuxGuestFSIndexingOptions", mode, "/scratch", "/swap"),
        X("SqlBackupOptions", "TransactionLogsProcessing", "OnlyOnSuccessJob", "BackupLogsFrequencyMin", 20,
            "UseDbBackupRetention", true,
            "RetainDays", 9),
        "WindowsCredentialsId", string.Empty, "LinuxCredentialsId", string.Empty);

    public static XElement CdpGuest(string mode) => X("GuestProcessingOptions",
        X("VssSnapshotOptions", "VssSnapshotMode", mode, "IsCopyOnly", true), "WindowsCredentialsId", string.Empty,
        "LinuxCredentialsId", string.Empty);

    public static XElement PolicySchedule() => X("PolicyScheduleOptions", X("CdpReplica",
        "RecoveryPointObjectiveSeconds", 25, "RecoveryPointObjectiveMinutes", 0,
        X("RPOSchedule", new XAttribute("Enabled", "true"), Week("TimePeriods", 1)),
        X("RPOReporting", Mark("MarkAsWarning", 4), Mark("MarkAsFailed", 6)),
        "ShortTermRetentionMinutes", 0, "ShortTermRetentionHours", 6, "LongTermRetentionHours", 12, "LongTermRetentionKeepDays",
            5,
        X("LongTermRetentionSchedule", new XAttribute("Enabled", "true"), Week("TimePeriods", 2))));

    public static IEnumerable<XElement> Retention() => Body(X("AdvancedStorageOptions", "PasswordKeyId", string.Empty),
        X("GfsRetentionPolicy", new XAttribute("Enabled", "false"),
            X("Weekly", "Enabled", false, "RetentionPeriod", 2, "SelectedDay", "Monday"),
            X("Monthly", "Enabled", false, "RetentionPeriod", 3, "SelectedWeek", "Last"),
            X("Yearly", "Enabled", false, "RetentionPeriod", 1, "SelectedMonth", "March")),
        X("SimpleRetentionPolicy", "RetainCycles", 8, "RetainDaysToKeep", 11, "RetainLimitType", "Days"));

    private static XElement Mark(string name, int seconds) =>
        X(name, "Enabled", true, "RPOThresholdSeconds", seconds, "RPOThresholdMinutes", 0);

    private static XElement Indexing(string name, string mode, params string[] paths) => mode == "Disabled"
        ? X(name, "FileSystemIndexingMode", "Disabled", X("IncludedIndexingFolders"), X("ExcludedIndexingFolders"))
        : X(name, "FileSystemIndexingMode", "ExceptSpecifiedFolders", X("IncludedIndexingFolders"),
            X("ExcludedIndexingFolders", paths.Select(path => Text("Path", path))));
}
