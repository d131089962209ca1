using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Emulator;

[TestFixture]
public sealed class ErrorTests
{
    private const string NoId = "11111111-2222-3333-4444-555555555555";

    private RunningEmulator emulator = null!;
    private string token = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        emulator = await RunningEmulator.StartAsync();
        (token, _) = await emulator.LogOnAsync();
    }

    [OneTimeTearDown]
    public async Task Stop() => await emulator.DisposeAsync();

    [TestCase("GET", "/replicaTaskSessions/" + NoId, 404)]
    [TestCase("GET", "/replicaSessions/" + NoId + "/replicaTaskSessions", 404)]
    [TestCase("GET", "/replicaSessions/99999", 400)]
    [TestCase("GET", "/replicaSessions/99999/replicaTaskSessions", 400)]
    [TestCase("GET", "/nothing", 404)]
    [TestCase("GET", "/repicaTaskSessions", 404)]
    [TestCase("GET", "/logonSessions/" + NoId, 404)]
    [TestCase("DELETE", "/logonSessions/" + NoId, 404)]
    [TestCase("GET", "/sessionMngr/", 405)]
    [TestCase("POST", "/replicaTaskSessions", 405)]
    [TestCase("PUT", "/replicaSessions/" + NoId, 405)]
    [TestCase("DELETE", "/replicaTaskSessions/" + NoId, 405)]
    [TestCase("PATCH", "/replicaTaskSessions", 405)]
    [TestCase("DELETE", "/jobs/" + NoId, 501)]
    [TestCase("POST", "/sessionMngr/?v=v9", 400)]
    public async Task A_wrong_request_is_answered_with_an_error_body_in_the_asked_format(string method, string path, int status)
    {
        using var xml = await emulator.SendAsync(new HttpMethod(method), path, token);
        ((int)xml.StatusCode).Should().Be(status);
        var root = XDocument.Parse(await xml.Content.ReadAsStringAsync()).Root!;
        root.Name.Should().Be(RunningEmulator.Ns + "Error");
        root.Attribute("StatusCode")!.Value.Should().Be(status.ToString(CultureInfo.InvariantCulture));
        root.Attribute("Message")!.Value.Should().NotBeEmpty();

        using var json = await emulator.SendAsync(new HttpMethod(method), path, token, "application/json");
        var error = JsonDocument.Parse(await json.Content.ReadAsStringAsync()).RootElement;
        error.GetProperty("StatusCode").GetInt32().Should().Be(status);
        error.EnumerateObject().Select(member => member.Name).Should().BeEquivalentTo("Message", "StatusCode", "Status", "FirstChanceExceptionMessage", "StackTrace");
    }

    [Test]
    public async Task A_wrong_method_is_told_which_ones_there_are()
    {
        using var response = await emulator.SendAsync(HttpMethod.Put, "/logonSessions/" + NoId, token);
        response.Content.Headers.Allow.Should().Equal("GET", "DELETE");
    }

    [TestCase("/nothing")]
    [TestCase("/replicaTaskSessions/99999")]
    [TestCase("/jobs")]
    public async Task A_stranger_learns_nothing_but_401(string path)
    {
        using var response = await emulator.GetAsync(path, "garbage");
        ((int)response.StatusCode).Should().Be(401);
    }
}
