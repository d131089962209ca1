using Conformance.Core.Results.Waivers;
using Conformance.DataFiles;
using Conformance.Replay.Folders;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Results;

public sealed class WaiverReaderTests
{
    private const string Good = "target: emulator, requirement: RTS-001, owner: jane, reason: known, link: https://x.example/1, expires: 2026-12-31";

    public sealed record Case(string Name, string Text, params string[] Faults)
    {
        public override string ToString() => Name;
    }

    private static readonly Case[] Cases =
    [
        new("a misspelt key", One(Good.Replace("owner", "ownr", StringComparison.Ordinal)),
            "w.yaml:2:5: the key \"owner\" is missing. Add it.", "w.yaml:2:47: unknown key \"ownr\". Did you mean \"owner\"?"),
        new("an unknown requirement", One(Good.Replace("RTS-001", "RTZ-001", StringComparison.Ordinal)),
            "w.yaml:2:38: unknown requirement \"RTZ-001\". Did you mean \"RTS-001\"? `conform list --requirements` shows what there is."),
        new("an unspecified requirement", One(Good.Replace("RTS-001", "AUTH-020", StringComparison.Ordinal)),
            "w.yaml:2:38: AUTH-020 is unspecified: it is recorded and never fails, so there is nothing to waive. Take the waiver out."),
        new("an unknown scenario", One(Good + ", scenario: replica-task-sessions/lst"),
            "w.yaml:2:133: \"replica-task-sessions/lst\" matches no variant. Did you mean \"replica-task-sessions/list\"? `conform list --variants` shows what there is."),
        new("a scenario that asks something else", One(Good + ", scenario: authentication/logoff"),
            "w.yaml:2:133: nothing that \"authentication/logoff\" matches asks about RTS-001. `conform list --requirements` shows what does."),
        new("a day that is none", One(Good.Replace("12-31", "02-31", StringComparison.Ordinal)),
            "w.yaml:2:111: there is no day 2026-02-31. Write the last day in UTC on which the waiver holds, as in 2026-12-31."),
        new("a day in another form", One(Good.Replace("2026-12-31", "31.12.2026", StringComparison.Ordinal)),
            "w.yaml:2:111: \"expires\" cannot be \"31.12.2026\". The last day in UTC on which it waives, as in 2026-12-31. (The form is ^[0-9]{4}-[0-9]{2}-[0-9]{2}$.)"),
        new("the same waiver twice", $"{One(Good)}\n  - {{ {Good} }}", "w.yaml:3:5: this waiver stands twice, first at w.yaml:2:5. Keep one of them."),
        new("several faults at once", $"{One(Good.Replace("RTS-001", "RTS-101", StringComparison.Ordinal))}\n  - {{ {Good}, scenario: nothing }}",
            "w.yaml:2:38: unknown requirement \"RTS-101\". Did you mean \"RTS-001\"? `conform list --requirements` shows what there is.",
            "w.yaml:3:133: \"nothing\" matches no variant. `conform list --variants` shows what there is."),
        new("no list", "waiver: []", "w.yaml:1:1: the key \"waivers\" is missing. Add it.", "w.yaml:1:1: unknown key \"waiver\". Did you mean \"waivers\"?"),
    ];

    [TestCaseSource(nameof(Cases))]
    public async Task A_fault_is_told_with_its_place(Case data)
    {
        var read = () => ReadAsync(data.Text);

        (await read.Should().ThrowAsync<DataException>()).Which.Faults.Select(fault => fault.ToString()).Should().Equal(data.Faults);
    }

    [Test]
    public async Task A_waiver_is_read_with_its_place() =>
        (await ReadAsync(One(Good + ", scenario: replica-task-sessions/*"))).Should().Equal(new Waiver(
            "emulator", "RTS-001", "replica-task-sessions/*", "jane", "known", "https://x.example/1", new DateOnly(2026, 12, 31), new DataPlace("w.yaml", 2, 5)));

    [Test]
    public async Task The_suites_own_file_is_sound()
    {
        var project = ProjectFolder.Find(AppContext.BaseDirectory);
        var rules = await RulebookFolder.LoadAsync(project, null, CancellationToken.None);

        (await WaiverFolder.LoadAsync(project, null, null, rules.Suite, CancellationToken.None)).Should().BeEmpty();
    }

    [Test]
    public async Task A_missing_file_that_was_named_is_a_fault()
    {
        var project = ProjectFolder.Find(AppContext.BaseDirectory);
        var rules = await RulebookFolder.LoadAsync(project, null, CancellationToken.None);
        var load = () => WaiverFolder.LoadAsync(project, null, "nowhere.yaml", rules.Suite, CancellationToken.None);

        (await load.Should().ThrowAsync<DataException>()).WithMessage("nowhere.yaml: the waivers file does not exist. Check the path.");
    }

    [TestCase("emulator", "emulator", true)]
    [TestCase("https://em.example.com:9398/api", "https://EM.example.com:9398/api/", true)]
    [TestCase("https://em.example.com:9398/api", "em.example.com", true)]
    [TestCase("https://em.example.com:9398/api", "em.example.com:9398", true)]
    [TestCase("https://em.example.com:9398/api", "*.example.com", true)]
    [TestCase("https://em.example.com:9398/api", "emulator", false)]
    [TestCase("emulator", "version:v1_7", true)]
    [TestCase("emulator", "version:v1_*", true)]
    [TestCase("emulator", "version:v1_6", false)]
    [TestCase("emulator", "sha256:AB:CD", true)]
    [TestCase("emulator", "sha256:abce", false)]
    public void A_target_is_known_by_its_url_its_host_its_version_or_its_certificate(string target, string pattern, bool expected) =>
        new TargetIdentity(target, "v1_7", "ABCD").Is(pattern).Should().Be(expected);

    [Test]
    public void An_unknown_version_and_an_unpinned_certificate_match_nothing() =>
        new[] { "version:*", "sha256:" }.Should().NotContain(pattern => new TargetIdentity("emulator", null, null).Is(pattern));

    private static string One(string fields) => $"waivers:\n  - {{ {fields} }}";

    private static async Task<IReadOnlyList<Waiver>> ReadAsync(string text)
    {
        var project = ProjectFolder.Find(AppContext.BaseDirectory);
        var rules = await RulebookFolder.LoadAsync(project, null, CancellationToken.None);
        var schema = await File.ReadAllTextAsync(Path.Combine(project.Scenarios, WaiverReader.SchemaName));
        return await WaiverReader.ReadAsync(new DataFile("w.yaml", text), schema, rules.Suite, CancellationToken.None);
    }
}
