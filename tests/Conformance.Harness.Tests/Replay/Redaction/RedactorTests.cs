using System.Text;
using Conformance.Replay.Redaction;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Redaction;

public sealed class RedactorTests
{
    [Test]
    public void The_same_secret_has_the_same_pseudonym_and_another_one_another()
    {
        var redactor = new Redactor();

        redactor.LearnToken("token-number-one").Should().Be("***token1***");
        redactor.LearnToken("token-number-two").Should().Be("***token2***");
        redactor.LearnToken("token-number-one").Should().Be("***token1***");
        redactor.Scrub("a token-number-two b token-number-one").Should().Be("a ***token2*** b ***token1***");
    }

    [Test]
    public void Text_without_a_secret_stays_the_same_instance()
    {
        var redactor = new Redactor();
        redactor.AddPassword("admin", "hunter22");
        const string text = "nothing &amp; nobody 100% \\\"";

        redactor.Scrub(text).Should().BeSameAs(text);
    }

    [Test]
    public void A_basic_authorization_is_hidden_whole()
    {
        var redactor = new Redactor();
        redactor.AddPassword("admin", "pw");

        redactor.ScrubHeader("Basic " + Convert.ToBase64String("admin:pw"u8)).Should().Be("Basic ***password***");
    }

    [Test]
    public void A_token_that_is_base64_of_an_id_is_hidden_as_a_token_whichever_was_seen_first([Values] bool idFirst)
    {
        var redactor = new Redactor();
        var token = Convert.ToBase64String("44cfbdbe-5a95-4156-8867-91f069b7c2cc"u8);
        if (idFirst)
        {
            redactor.LearnSessionId("44cfbdbe-5a95-4156-8867-91f069b7c2cc");
        }

        redactor.LearnToken(token);

        redactor.Scrub(token).Should().Be("***token1***");
    }

    [Test]
    public void A_token_of_16_bytes_hides_the_GUID_that_these_bytes_are()
    {
        var redactor = new Redactor();
        redactor.LearnToken("OsU6RL7OGkGKrPBGxKxURw==");

        redactor.Scrub("id 443ac53a-cebe-411a-8aac-f046c4ac5447").Should().Be("id 5e551011-0000-0000-0000-000000000001");
    }

    [Test]
    public void UTF_16_stays_UTF_16([Values] bool bigEndian, [Values] bool escaped)
    {
        var redactor = new Redactor();
        redactor.AddPassword("admin", "hunter<22");
        var encoding = bigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode;
        byte[] body = [.. encoding.GetPreamble(), .. encoding.GetBytes($"<a>{(escaped ? "hunter&lt;22" : "hunter<22")}</a>")];

        var scrubbed = redactor.Scrub(body, isCut: false);

        encoding.GetString(scrubbed.Span).Should().Be("\ufeff<a>***password***</a>");
    }

    [Test]
    public void A_secret_that_was_cut_off_is_hidden_too()
    {
        var redactor = new Redactor();
        redactor.LearnToken("QWxhZGRpbjpvcGVuIHNlc2FtZQ");

        Encoding.ASCII.GetString(redactor.Scrub("<a>QWxhZGRpbj"u8.ToArray(), isCut: true).Span).Should().Be("<a>***cut***");
    }

    [TestCase(65_530)]
    [TestCase(65_536)]
    [TestCase(65_560)]
    [TestCase(131_070)]
    public void A_secret_across_the_edge_of_a_window_is_found(int place)
    {
        var redactor = new Redactor();
        redactor.AddPassword("admin", "hunter&22");
        foreach (var written in new[] { "hunter&22", "hunter&amp;22", "h%75nter%2622" })
        {
            var body = Encoding.ASCII.GetBytes(new string('x', place) + written + new string('y', 70_000));

            var scrubbed = redactor.Scrub(body, isCut: false);

            scrubbed.Length.Should().Be(place + "***password***".Length + 70_000);
        }
    }

    [Test]
    public void A_flood_of_cookies_costs_no_more_than_the_newest_ones()
    {
        var redactor = new Redactor();
        redactor.AddPassword("admin", "hunter22");
        for (var number = 0; number < 20_000; number++)
        {
            redactor.LearnCookie($"cookie-value-{number:000000}");
        }

        redactor.LearnToken("token-number-one");

        redactor.Scrub("hunter22 token-number-one cookie-value-004095").Should().Be("***password*** ***token1*** ***cookie4096***");
    }

    [Test]
    public void A_body_of_64_MiB_takes_seconds_at_most_and_little_memory()
    {
        var redactor = new Redactor();
        redactor.AddPassword("admin", "hunter&22");
        redactor.LearnToken(Convert.ToBase64String("44cfbdbe-5a95-4156-8867-91f069b7c2cc"u8));
        var body = new byte[64 * 1024 * 1024];
        body.AsSpan().Fill((byte)'a');
        "hunter&amp;22"u8.CopyTo(body.AsSpan(40_000_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = TimeProvider.System.GetTimestamp();

        var scrubbed = redactor.Scrub(body, isCut: false);

        TestContext.Out.WriteLine($"{TimeProvider.System.GetElapsedTime(start).TotalMilliseconds:0} ms");
        scrubbed.Length.Should().Be(body.Length + 1);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(body.Length + (4 * 1024 * 1024));
        TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(10));
    }
}
