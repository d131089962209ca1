using System.Text.Json.Nodes;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>Shards, merged, give what one run gives.</summary>
public sealed class MergeTests
{
    private static readonly string[] Few = ["--select", "area:errors"];

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Merged_shards_give_the_results_of_one_run()
    {
        string[] options = ["--fault", "token-after-logoff", "--fault", "state-unknown", "--select", "!area:read-side"];
        await CommandLine.RunAsync(["run", "--report", Path.Combine(folder, "whole"), .. options]);
        var shards = new[] { await ShardAsync("2/3", options), await ShardAsync("3/3", options), await ShardAsync("1/3", options) };

        var (code, output, errors) = await CommandLine.RunAsync(["merge", .. shards, "--report", Path.Combine(folder, "merged")]);

        code.Should().Be(1, errors);
        output.Should().Contain("AUTH-015");
        var merged = Results("merged");
        var whole = Results("whole");
        foreach (var part in new[] { "outcome", "counts", "requirements" })
        {
            merged[part]!.ToJsonString().Should().Be(whole[part]!.ToJsonString(), part);
        }

        Blamed(merged).Should().Equal(Blamed(whole)).And.NotBeEmpty();
    }

    [Test]
    public async Task A_missing_shard_is_named()
    {
        var shards = new[] { await ShardAsync("1/4", Few), await ShardAsync("4/4", Few) };

        var (code, _, errors) = await CommandLine.RunAsync(["merge", .. shards]);

        code.Should().Be(2);
        errors.Should().Contain($"{shards[0]}: of this run's shards 2/4, 3/4 are missing. Give the archives of all of them.");
    }

    [Test]
    public async Task A_shard_that_is_there_twice_is_named()
    {
        var one = await ShardAsync("1/2", Few);
        var copy = Path.Combine(folder, "copy.gz");
        File.Copy(one, copy);

        var (code, _, errors) = await CommandLine.RunAsync("merge", one, copy, await ShardAsync("2/2", Few));

        code.Should().Be(2);
        errors.Should().Contain("shard 1/2 is also in").And.Contain("Give each shard once.");
    }

    [Test]
    public async Task Shards_of_different_runs_are_not_mixed()
    {
        var one = await ShardAsync("1/2", Few);
        var other = await ShardAsync("2/2", [.. Few, "--dialect", "em13"]);

        var (code, _, errors) = await CommandLine.RunAsync("merge", one, other);

        code.Should().Be(2);
        errors.Should().Contain($"{other}: this is not of the same run as {one}: --dialect is \"em13\" here and \"em12\" there");
    }

    [Test]
    public async Task A_whole_run_is_no_shard()
    {
        await CommandLine.RunAsync("run", "--select", "area:errors", "--report", Path.Combine(folder, "whole"));

        var (code, _, errors) = await CommandLine.RunAsync("merge", Path.Combine(folder, "whole", RunArchive.FileName));

        code.Should().Be(2);
        errors.Should().Contain("this is no shard but a whole run; only archives of `conform run --shard I/N` can be merged.");
    }

    private async Task<string> ShardAsync(string shard, params string[] options)
    {
        var name = shard.Replace('/', '-');
        await CommandLine.RunAsync(["run", "--shard", shard, "--report", Path.Combine(folder, name), .. options]);
        return Path.Combine(folder, name, RunArchive.FileName);
    }

    private JsonObject Results(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, name, "results.json")))!.AsObject();

    private static List<string> Blamed(JsonObject results) =>
        [.. results["findings"]!.AsArray().Select(finding => $"{finding!["requirement"]} {finding["variant"]}").Order(StringComparer.Ordinal)];
}
