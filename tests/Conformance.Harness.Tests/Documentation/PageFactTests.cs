using FluentAssertions;
using NUnit.Framework;
using static Conformance.Harness.Tests.Documentation.MadeUpPages;

namespace Conformance.Harness.Tests.Documentation;

/// <summary>Each kind of fact once as the contract has it, once otherwise.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PageFactTests
{
    [TestCase("GET /wanAccelerators/{ID}", "GET https://<Server>:1/api/wanAccelerators/{ID}", null)]
    [TestCase("GET /wanAccelerators/{ID}", "GET https://<Server>:1/api/wanAccelerators/{ID}?format=Entity", null)]
    [TestCase("GET /wanaccelerators/{ID}", "GET https://<Server>:1/api/wanaccelerators/{ID}",
        "URL: /wanaccelerators/{ID}, not /wanAccelerators/{ID}")]
    [TestCase("GET /wanAccelerators/{ID}", "GET https://<Server>:1/api/wanAccelerators",
        "title: GET /wanAccelerators/{ID}, not the page's own URL is GET /wanAccelerators")]
    [TestCase("PUT /wanAccelerators/{ID}", "PUT https://<Server>:1/api/wanAccelerators/{ID}", "method: PUT, not GET")]
    public Task The_URL_of_a_request_is_compared(string title, string request, string? told) =>
        IsTold(told, "get_wan_one", title, "HTTP Request", Code(request));

    [TestCase("It returns response code 200 OK.", null)]
    [TestCase("It returns response code 202 Accepted.", "status: 202, not 200")]
    public Task The_status_of_a_request_is_compared(string sentence, string? told) =>
        IsTold(told, "get_wan_one", "GET /wanAccelerators/{ID}", "Response Codes", sentence);

    [TestCase("Returns what was made for the last 30 days.", null)]
    [TestCase("Returns what was made for the last 7 days.", "days of the window: 7, not 30")]
    [TestCase("Returns all.", "days of the window: all, not 30")]
    public Task The_window_of_a_collection_is_compared(string sentence, string? told) =>
        IsTold(told, "get_sessions", "GET /restoreSessions", sentence);

    [Test]
    public async Task What_the_contract_demands_stands_in_the_tables()
    {
        var compared = await CompareAsync(Page("get_wan_one", "GET /wanAccelerators/{ID}", "Response Body",
            Table("Element | Type | Description", "Capacity | Long | Size."),
            "Links", Table("Reference | Relationship | Description", "/wanAccelerators/{ID} | Alternate | The same.")));
        compared.Told().Should().Contain("element Name of the contract: not in the table, not every answer has it")
            .And.Contain("link Up /backupServers/{ID} of the contract: not in the table, not every answer has it");
    }

    [TestCase("[GET /wanAccelerators](x.md)", null)]
    [TestCase("* [GET /wanAccelerators](x.md)\n\n* [POST /wanAccelerators](y.md)",
        "method POST /wanAccelerators: listed, not GET")]
    public Task The_methods_of_a_resource_are_compared(string list, string? told) =>
        IsTold(told, "wan_all", "/wanAccelerators", "Methods", list);

    [Test]
    public Task A_method_that_a_page_does_not_list_is_told() => IsTold(
        "method DELETE of the contract: not listed, not /logonSessions/{ID} has DELETE",
        "one_session", "/logonSessions/{ID}", "Methods", "[GET /logonSessions/{ID}](x.md)");

    [TestCase("Type=\"WanAccelerator\" Href=\"https://h:1/api/wanAccelerators/8f3d?format=Entity\"", null)]
    [TestCase("Type=\"Accelerator\"", "root WanAccelerator Type: Accelerator, not WanAccelerator")]
    [TestCase("Href=\"https://h:1/api/wanAccelerators/8f3d\"",
        "root WanAccelerator Href: https://h:1/api/wanAccelerators/8f3d, not format=Entity")]
    [TestCase("Href=\"https://h:1/api/jobs/8f3d?format=Entity\"",
        "root WanAccelerator Href: https://h:1/api/jobs/8f3d?format=Entity, not a path of WanAccelerator, not of Job")]
    public Task The_head_of_a_representation_is_compared(string attributes, string? told) =>
        IsTold(told, "wan_one", "/wanAccelerators/{ID}", "Resource Representation", Code($"<WanAccelerator {attributes}>"));

    [Test]
    public Task The_root_of_a_representation_is_compared() => IsTold(
        "root Job: Job, not WanAccelerator or EntityRef", "wan_one", "/wanAccelerators/{ID}", "Resource Representation",
            Code("<Job>"));

    [TestCase("Capacity | Long | Size.", null)]
    [TestCase("Capacity | Boolean | Size.", "element Capacity type: Boolean, not long")]
    [TestCase("Mood | String | Good or bad.", "element Mood: in the table, not WanAccelerator has no Mood")]
    [TestCase("UID | UidType | As in urn:veeam:WanAccelerator:3a1c7f0e-0b1d-4c6e-9d53-0a8d1f6b7c21.", null)]
    [TestCase("UID | UidType | As in urn:veeam:Lorry:3a1c7f0e-0b1d-4c6e-9d53-0a8d1f6b7c21.",
        "element UID example: urn:veeam:Lorry:3a1c7f0e-0b1d-4c6e-9d53-0a8d1f6b7c21, not uid(WanAccelerator)")]
    public Task The_elements_of_a_table_are_compared(string row, string? told) =>
        IsTold(told, "get_wan_one", "GET /wanAccelerators/{ID}", "Response Body", Table("Element | Type | Description", row));

    [TestCase("HostStatus | String | Possible values:   * Online — there * Offline", null)]
    [TestCase("HostStatus | String | Possible values:   * Online * Asleep",
        "element HostStatus values: Online, Asleep, not Online, Offline")]
    public Task The_values_of_a_table_are_compared(string row, string? told) =>
        IsTold(told, "get_pc_one", "GET /agents/discoveredComputers/{ID}", "Response Body",
            Table("Element | Type | Description", row));

    [TestCase("/backupServers/{ID} | Up | Above.", null)]
    [TestCase("/backupServers/{ID} | Down | Below.",
        "link Down /backupServers/{ID}: in the table, not WanAccelerator has no link Down")]
    [TestCase("/jobs/{ID} | Up | Above.", "link Up /jobs/{ID}: in the table, not Up leads to /backupServers/{ID}")]
    public Task The_links_of_a_table_are_compared(string row, string? told) =>
        IsTold(told, "get_wan_one", "GET /wanAccelerators/{ID}", "Links", Table("Reference | Relationship | Description", row));

    [TestCase("TaskId | String | Its ID.", "State | String | Possible values: * Running * OperationFinished * Finished", null)]
    [TestCase("TaskId | Boolean | Its ID.", "State | String | Its state.", "field TaskId type: Boolean, not text")]
    [TestCase("TaskId | String | Its ID.", "State | String | Possible values: * Running * Dreaming",
        "field State values: Running, Dreaming, not Running, OperationFinished, Finished")]
    [TestCase("TaskId | String | Its ID.", "Mood | String | Good or bad.",
        "field Mood: in the table, not Task has no such field")]
    public async Task The_fields_of_a_query_are_compared(string first, string second, string? told)
    {
        var compared = await CompareAsync(Page("query_task", "GET /query?type=Task", "Optional Parameters",
            Table("Parameter | Type | Description", first, second, "Operation | String | What it does.")));
        compared.Told().Where(line => !line.Contains("of the contract", StringComparison.Ordinal)).Should()
            .Equal(told is null ? [] : [told]);
    }

    [Test]
    public Task A_field_that_a_page_does_not_list_is_told() => IsTold(
        "field State of the contract: not in the table, not a field of the type", "query_task", "GET /query?type=Task",
        "Optional Parameters", Table("Parameter | Type | Description", "TaskId | String | Its ID.",
            "Operation | String | What it does."));

    [TestCase("<State>Running</State>", null)]
    [TestCase("<State>Dreaming</State>",
        "example Task WrongValue State: \"Dreaming\", not one of Running, OperationFinished, Finished (HC:get_tasks_id)")]
    public Task A_whole_example_is_judged_as_an_answer_is(string state, string? told) => IsTold(
        told, "get_task_one", "GET /tasks/{ID}", "Example",
            Code("Request:  GET https://h:1/api/tasks/task-7    Response:  200 OK    Response Body:  "
            + "<Task xmlns=\"http://www.veeam.com/ent/v1.0\" Type=\"Task\" Href=\"https://h:1/api/tasks/task-7\">"
            + $"<TaskId>task-7</TaskId>{state}<Operation>Sleep</Operation></Task>"));

    [TestCase("Request:  GET https://h:1/api/tasks/task-7    Response:  404 Not Found", "example status: 404, not 200")]
    [TestCase("Request:  GET https://h:1/api/taskz/task-7    Response:  200 OK",
        "example request: GET https://h:1/api/taskz/task-7, not no such path")]
    [TestCase("Request:  GET https://h:1/api/tasks/task-7    Response:  200 OK", null)]
    public Task The_request_and_status_of_an_example_are_compared(string code, string? told) =>
        IsTold(told, "get_task_one", "GET /tasks/{ID}", "Example", Code(code));

    private static async Task IsTold(string? told, string name, string title, params string[] lines) =>
        (await CompareAsync(Page(name, title, lines))).Told()
            .Where(line => !line.EndsWith("not every answer has it", StringComparison.Ordinal)).Should()
            .Equal(told is null ? [] : [told]);
}
