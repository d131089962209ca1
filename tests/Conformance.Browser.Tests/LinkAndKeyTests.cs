using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Browser.Tests;

/// <summary>Links to findings, and a report without a mouse.</summary>
public sealed class LinkAndKeyTests
{
    [Test]
    public async Task A_link_to_a_finding_opens_it()
    {
        string id;
        await using (var first = await OpenReport.OfAsync(await Results.WrongAsync()))
        {
            id = await first.Page.Locator(".finding").Last.GetAttributeAsync("id") ?? "";
        }

        await using var report = await OpenReport.OfAsync(await Results.WrongAsync(), "#" + id);

        (await report.OpenIdsAsync()).Should().Equal(id);
        (await report.Page.EvaluateAsync<string>("document.activeElement.parentElement.id")).Should().Be(id);
    }

    [Test]
    public async Task A_link_in_a_table_opens_a_finding_that_the_filter_hides()
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync());
        var id = await report.Page.Locator("[id^=REP-009]").GetAttributeAsync("id");
        await report.Page.FillAsync("#search", "AUTH-015");

        await report.Page.EvaluateAsync("id => { location.hash = id; }", id);
        await report.Page.WaitForSelectorAsync("[id^=REP-009][open]");

        (await report.Page.InputValueAsync("#search")).Should().BeEmpty();
    }

    [Test]
    public async Task Keys_go_from_finding_to_finding_and_open_and_close_them()
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync());
        var ids = await report.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.finding')].map(item => item.id)");

        foreach (var key in new[] { "j", "j", "k", "Enter" })
        {
            await report.Page.Keyboard.PressAsync(key);
        }

        (await report.OpenIdsAsync()).Should().Equal(ids[0]);
        await report.Page.Keyboard.PressAsync("Escape");
        (await report.OpenIdsAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task A_link_to_a_section_opens_its_only_table_and_a_key_opens_one_of_several()
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync());

        await report.Page.ClickAsync(".contents a[href='#operations']");
        await report.Page.FocusAsync("#requirements .fold > summary");
        await report.Page.Keyboard.PressAsync("Enter");

        (await report.Page.Locator("#operations table").IsVisibleAsync()).Should().BeTrue();
        (await report.Page.Locator("#requirements table").First.IsVisibleAsync()).Should().BeTrue();
        (await report.Page.Locator("#requirements table").Last.IsVisibleAsync()).Should().BeFalse();
    }

    [Test]
    public async Task A_slash_searches_and_escape_clears()
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync());

        await report.Page.Keyboard.PressAsync("/");
        await report.Page.Keyboard.TypeAsync("jk");

        (await report.Page.InputValueAsync("#search")).Should().Be("jk");
        await report.Page.Keyboard.PressAsync("Escape");
        (await report.Page.InputValueAsync("#search")).Should().BeEmpty();
    }

    [Test]
    public async Task A_question_mark_shows_the_keys()
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync());

        await report.Page.Keyboard.PressAsync("?");

        (await report.Page.Locator("#keys").IsVisibleAsync()).Should().BeTrue();
        await report.Page.Keyboard.PressAsync("Escape");
        (await report.Page.Locator("#keys").IsVisibleAsync()).Should().BeFalse();
    }
}
