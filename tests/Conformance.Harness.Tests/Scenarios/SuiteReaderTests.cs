using Conformance.Core.Scenarios;
using Conformance.DataFiles;
using Conformance.Replay.Folders;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Scenarios;

public sealed class SuiteReaderTests
{
    private const string Catalogue = """
        requirements:
          - { id: AA-001, statement: It answers., level: documented, source: HC:page }
        """;

    public sealed record Case(string Name, string Scenario, params string[] Faults)
    {
        public override string ToString() => Name;
    }

    private static readonly Case[] Cases =
    [
        new("a scenario that checks nothing", "scenario: x/a\ntitle: A\nsteps: [{ get: / }]\n",
            "s/x/a.yaml:1:1: this scenario checks nothing. Add an expectation or a relation."),
        new("a check that checks nothing", "scenario: x/a\ntitle: A\nsteps: [{ get: / }]\nexpect:\n  - { requirement: AA-001 }\n  - { requirement: AA-001, status: 200 }\n",
            "s/x/a.yaml:5:5: this check checks nothing. Say what must hold, as in \"status: 200\"."),
        new("a check of two kinds", "scenario: x/a\ntitle: A\nsteps: [{ get: / }]\nexpect:\n  - { requirement: AA-001, status: 200, no-body: true }\n  - { requirement: AA-001, status: 200 }\n",
            "s/x/a.yaml:5:5: this check has 2 kinds (status, no-body). Write one entry for each."),
        new("a step that does nothing", "scenario: x/a\ntitle: A\nsteps:\n  - id: one\n  - get: /\nexpect: [{ requirement: AA-001, status: 200 }]\n",
            "s/x/a.yaml:4:5: a step does one thing, this one nothing. Write one of get, head, post, put, delete, patch, options, method with path, follow, follow-each, follow-pages, pick, advance."),
        new("an unknown requirement", "scenario: x/a\ntitle: A\nsteps: [{ get: / }]\nexpect: [{ requirement: AA-002, status: 200 }]\n",
            "s/x/a.yaml:4:10: unknown requirement \"AA-002\". Did you mean \"AA-001\"?"),
        new("an unknown step", "scenario: x/a\ntitle: A\nsteps: [{ id: list, get: / }]\nexpect: [{ requirement: AA-001, step: lst, status: 200 }]\n",
            "s/x/a.yaml:4:10: unknown step \"lst\". Did you mean \"list\"?"),
        new("an unknown condition", "scenario: x/a\ntitle: A\nsteps: [{ get: / }]\nexpect: [{ requirement: AA-001, status: 200, when: { wrld: any } }]\n",
            "s/x/a.yaml:4:10: unknown condition \"wrld\". Did you mean \"world\"?"),
        new("a name that nothing binds", "scenario: x/a\ntitle: A\ngiven: { session: { resource: Job } }\nsteps: [{ get: \"/jobs/{sesion.id}\" }]\nexpect: [{ requirement: AA-001, status: 200 }]\n",
            "s/x/a.yaml:4:9: unknown name \"sesion.id\". Did you mean \"session.id\"?"),
        new("a given that nothing uses", "scenario: x/a\ntitle: A\ngiven: { session: { resource: Job } }\nsteps: [{ get: / }]\nexpect: [{ requirement: AA-001, status: 200 }]\n",
            "s/x/a.yaml:1:1: \"session\" is given and nothing uses it. Use it in a request or an expectation, or remove it."),
        new("an axis with one value", "scenario: x/a\ntitle: A\nsteps: [{ get: / }]\nvary: { format: [Entity] }\nexpect: [{ requirement: AA-001, status: 200 }]\n",
            "s/x/a.yaml:4:9: the axis \"format\" has one value. Write the value into the step, or add another."),
        new("a value that no id can hold", "scenario: x/a\ntitle: A\nsteps: [{ get: / }]\nvary: { accept: [\"a, b\", c] }\nexpect: [{ requirement: AA-001, status: 200 }]\n",
            "s/x/a.yaml:4:9: the value \"a, b\" cannot stand in a variant's id. Name it, as in { xml-first: \"application/xml, */*\" }."),
        new("a scenario in another file than its id says", "scenario: x/b\ntitle: A\nsteps: [{ get: / }]\nexpect: [{ requirement: AA-001, status: 200 }]\n",
            "s/x/a.yaml:1:11: the scenario \"x/b\" must stand in a file x/b.yaml. Rename one of them."),
        new("two steps of one name", "scenario: x/a\ntitle: A\nsteps: [{ id: one, get: / }, { id: one, get: / }]\nexpect: [{ requirement: AA-001, status: 200 }]\n",
            "s/x/a.yaml:1:1: two steps are called \"one\". Give each its own id."),
        new("a path without its slash", "scenario: x/a\ntitle: A\nsteps: [{ get: jobs }]\nexpect: [{ requirement: AA-001, status: 200 }]\n",
            "s/x/a.yaml:3:9: the path \"jobs\" must begin with a slash: it stands below the API's base."),
        new("a path without its slash as the value of an axis", "scenario: x/a\ntitle: A\nsteps: [{ get: \"{path}\" }]\nvary: { path: { good: /jobs, bad: jobs } }\nexpect: [{ requirement: AA-001, status: 200 }]\n",
            "s/x/a.yaml:3:9: the path \"jobs\" must begin with a slash: it stands below the API's base."),
        new("a name whose brace is not closed", "scenario: x/a\ntitle: A\ngiven: { session: { resource: Job } }\nsteps: [{ get: \"/jobs/{session.id\" }]\nexpect: [{ requirement: AA-001, status: 200 }]\n",
            "s/x/a.yaml:4:9: \"{session.id\" has no closing brace. Write \"{session.id}\"."),
        new("a status that is none", "scenario: x/a\ntitle: A\nsteps: [{ get: / }]\nexpect: [{ requirement: AA-001, status: two }, { requirement: AA-001, status: [200, 20x] }]\n",
            "s/x/a.yaml:4:41: \"status\" cannot be \"two\". A status code, a class as in 4xx, or a list of them. (The form is ^[1-5]([0-9][0-9]|xx)$.)",
            "s/x/a.yaml:4:85: \"status\" cannot be \"20x\". A status code, or a class as in 4xx. (The form is ^[1-5]([0-9][0-9]|xx)$.)"),
        new("a step to follow from that there is not", "scenario: x/a\ntitle: A\nsteps: [{ id: list, get: / }, { follow: { from: lst, rel: Up } }]\nexpect: [{ requirement: AA-001, status: 200 }]\n",
            "s/x/a.yaml:3:31: unknown earlier step \"lst\". Did you mean \"list\"?"),
        new("a way to send a token that there is not", "scenario: x/a\ntitle: A\nsteps: [{ get: / }]\nvary: { auth: [headr, cookie] }\nexpect: [{ requirement: AA-001, status: 200 }]\n",
            "s/x/a.yaml:3:9: unknown way to send a token \"headr\". Did you mean \"header\"?"),
        new("an axis that nothing uses", "scenario: x/a\ntitle: A\nsteps: [{ get: / }]\nvary: { formt: [absent, Entity] }\nexpect: [{ requirement: AA-001, status: 200 }]\n",
            "s/x/a.yaml:1:1: nothing uses the axis \"formt\". Did you mean \"format\"?"),
        new("conditions that nothing can meet", "scenario: x/a\ntitle: A\nsteps: [{ get: / }]\nvary: { accept: [absent, application/json] }\nexpect:\n  - { requirement: AA-001, status: 200, when: { accept: jsn } }\n  - { requirement: AA-001, status: 200, when: { world: standrd } }\n  - { requirement: AA-001, status: 200, when: { target: \"!emulatr\" } }\n  - { requirement: AA-001, status: 200, when: { method: GTE } }\n  - { requirement: AA-001, no-body: true, when: { status: ok } }\n",
            "s/x/a.yaml:6:5: unknown value of accept \"jsn\". Did you mean \"json\"?",
            "s/x/a.yaml:7:5: unknown value of world \"standrd\". Did you mean \"standard\"?",
            "s/x/a.yaml:8:5: unknown value of target \"emulatr\". Did you mean \"emulator\"?",
            "s/x/a.yaml:9:5: unknown value of method \"GTE\". Did you mean \"GET\"?",
            "s/x/a.yaml:10:5: \"ok\" is no status. A status code, or a class as in 4xx."),
        new("a kind of path that there is not", "scenario: x/a\ntitle: A\nfor: { each: path, kind: itm }\nsteps: [{ get: \"{each.path}\" }]\nexpect: [{ requirement: AA-001, status: 200 }]\n",
            "s/x/a.yaml:3:26: \"itm\" is not one of the values of \"kind\". Did you mean \"item\"?"),
        new("indentation that is off", "scenario: x/a\ntitle: A\nsteps:\n  - get: /\n      auth: none\nexpect: [{ requirement: AA-001, status: 200 }]\n",
            "s/x/a.yaml:5:11: not YAML: While scanning a plain scalar value, found invalid mapping. Quote a text that has a colon and a blank in it; look at the indentation too."),
        new("no steps", "scenario: x/a\ntitle: A\nexpect: [{ requirement: AA-001, status: 200 }]\n",
            "s/x/a.yaml:1:1: the key \"steps\" is missing. A scenario sends at least one request."),
    ];

    [TestCaseSource(nameof(Cases))]
    public async Task A_fault_is_told_with_its_place(Case data)
    {
        var read = () => ReadAsync(new DataFile("s/x/a.yaml", data.Scenario), new DataFile("s/requirements.yaml", Catalogue));

        (await read.Should().ThrowAsync<DataException>()).Which.Faults.Select(fault => fault.ToString()).Should().Equal(data.Faults);
    }

    [Test]
    public async Task A_suite_without_scenarios_is_a_fault()
    {
        var read = () => ReadAsync(new DataFile("s/requirements.yaml", Catalogue));

        (await read.Should().ThrowAsync<DataException>()).WithMessage("scenarios: no scenario is here. A suite without scenarios proves nothing.");
    }

    [Test]
    public async Task A_variant_has_an_id_with_its_axes_sorted_by_name()
    {
        var suite = await ReadAsync(
            new DataFile("s/x/a.yaml", "scenario: x/a\ntitle: A\nsteps: [{ get: / }]\nvary: { format: [absent, Entity], accept: [application/json, application/xml] }\nexpect: [{ requirement: AA-001, status: 200 }]\n"),
            new DataFile("s/requirements.yaml", Catalogue));

        Variant.Of(suite.Scenarios[0]).Select(variant => variant.Id).Should().Equal(
            "x/a[accept=json,format=absent]", "x/a[accept=json,format=Entity]", "x/a[accept=xml,format=absent]", "x/a[accept=xml,format=Entity]");
    }

    private static async Task<Suite> ReadAsync(params DataFile[] files)
    {
        var folder = ProjectFolder.Find(AppContext.BaseDirectory).Scenarios;
        var schemas = new Dictionary<string, string>();
        foreach (var name in new[] { "scenario.schema.json", "requirements.schema.json" })
        {
            schemas[name] = await File.ReadAllTextAsync(Path.Combine(folder, name));
        }

        return await SuiteReader.ReadAsync(files, null, schemas, CancellationToken.None);
    }
}
