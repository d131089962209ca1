using Conformance.Core.Mutations;
using Conformance.Harness.Tests.Contract;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Mutations;

/// <summary>Which requests ask for the same resource, so that the answer to one is no wrong answer to the other.</summary>
public sealed class AskedResourceTests
{
    private const string Id = "8f8a1d2e-0c4b-4d57-9f0e-3a6d5b7c1e90";
    private const string Base = "https://127.0.0.1/api";
    private string key = "";

    [SetUp]
    public async Task AskById() => key = await OfAsync($"/replicaSessions/{Id}?format=Entity");

    [TestCase($"/replicaSessions/urn:veeam:ReplicaJobSession:{Id}")]
    [TestCase($"/replicaSessions/urn%3Aveeam%3AReplicaJobSession%3A{Id}?format=Entity")]
    [TestCase("/replicasessions/8F8A1D2E-0C4B-4D57-9F0E-3A6D5B7C1E90")]
    public async Task A_UID_and_another_case_ask_for_the_same(string path) => (await OfAsync(path)).Should().Be(key);

    [TestCase("/replicaSessions/00000000-0c4b-4d57-9f0e-3a6d5b7c1e90")]
    [TestCase($"/replicaSessions/{Id}/replicaTaskSessions")]
    [TestCase($"/backupSessions/{Id}")]
    [TestCase("/replicaSessions")]
    [TestCase($"/nowhere/{Id}")]
    public async Task Another_ID_and_another_path_ask_for_something_else(string path) => (await OfAsync(path)).Should().NotBe(key);

    private static async Task<string> OfAsync(string path) => AskedResource.Of(Base + path, await ContractFiles.ContractAsync());
}
