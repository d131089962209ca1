using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Conformance.Core.Exchanges;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Fakes;
using Conformance.Harness.Tests.Replay.Redaction;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Hostile;

/// <summary>
/// A server that writes password and tokens back as only a reader undoes it, in place of every value that the judge shows.
/// </summary>
public sealed partial class HiddenSecretsTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task No_artefact_of_a_run_holds_a_secret_that_was_hidden_from_a_search_of_bytes()
    {
        var tokens = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var count = -1;
        var run = await HostileRun.OfAsync(
            (request, answer) =>
            {
                foreach (var field in answer.Fields.Where(field => field.Name.Equals("X-RestSvcSessionId", StringComparison.OrdinalIgnoreCase)))
                {
                    tokens.TryAdd(field.Value, true);
                }

                return request.Method == "GET" && answer.Body.Length > 0 && request.Target != "/api/" ? Changed(answer, Interlocked.Increment(ref count), tokens.Keys.FirstOrDefault()) : answer;
            },
            "--select", "read-side/*/read", "--report", folder);

        run.ExitCode.Should().Be(1, run.Output);
        count.Should().BeGreaterThan(2 * Hidings.All.Count, "every hiding had its turn, and the cookies are more than 512");
        run.Output.Should().Contain("***", "what was hidden is shown, replaced");
        var texts = Directory.EnumerateFiles(folder).ToDictionary(path => Path.GetRelativePath(folder, path), Readable.Text);
        texts.Add("bodies", Bodies());
        texts.Add("terminal", run.Output);
        foreach (var secret in tokens.Keys.Append(CommandLine.Password))
        {
            texts.Where(text => Read(text.Value).Any(read => read.Contains(secret, StringComparison.OrdinalIgnoreCase))).Select(text => text.Key).Should().BeEmpty(secret);
        }
    }

    /// <summary>Every text and every Name, Type and date of a body, replaced by a secret in hiding.</summary>
    private static FakeAnswer Changed(FakeAnswer answer, int turn, string? token)
    {
        var secret = turn % 2 == 0 || token is null ? CommandLine.Password : token;
        var isJson = answer.Body[0] is (byte)'{' or (byte)'[';
        var fitting = Hidings.All.Where(hiding => hiding.IsJson == isJson).ToList();
        var hiding = fitting[turn / 2 % fitting.Count];
        var text = Encoding.UTF8.GetString(answer.Body);
        var written = hiding.Write(secret);
        var changed = isJson ? JsonValue().Replace(text, _ => $":\"{written}\"")
            : hiding.IsAttribute ? Attribute().Replace(text, match => $"{match.Groups[1].Value}=\"{written}\"")
            : ElementText().Replace(text, _ => $">{written}</");
        var body = isJson ? Encoding.UTF8.GetBytes(changed) : Hidings.Charsets[turn / 7 % Hidings.Charsets.Count].Of(Undeclared().Replace(changed, ""));
        var coding = turn % 5 < Hidings.Codings.Count ? Hidings.Codings[turn % 5] : default;

        // More than are remembered of others: the run's own secrets are not forgotten for them.
        var fields = answer.Fields.Concat(Enumerable.Range(0, 20).Select(cookie => ("Set-Cookie", FormattableString.Invariant($"c{cookie}={new Guid(turn, (short)cookie, 1, new byte[8])}; Path=/"))));
        return coding.Of is null ? answer with { Body = body, Fields = [.. fields] } : answer with { Body = coding.Of(body), Fields = [.. fields, ("Content-Encoding", coding.Name)] };
    }

    /// <summary>The bodies of the archive, in every encoding that they may be in.</summary>
    private string Bodies()
    {
        using var file = File.OpenRead(Path.Combine(folder, "archive.jsonl.gz"));
        var said = new StringBuilder();
        foreach (var exchange in ArchiveReader.Read(file, "archive", new MemoryStream()).Exchanges)
        {
            if ((exchange.Response ?? exchange.Failure?.Partial) is { } response)
            {
                foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UTF32Encoding(true, false) })
                {
                    said.Append(encoding.GetString(response.Body.Span)).Append('\n');
                }
            }
        }

        return said.ToString();
    }

    /// <summary>A text as a person or a program may read it.</summary>
    private static IEnumerable<string> Read(string text)
    {
        var once = new[] { text, Uri.UnescapeDataString(text), WebUtility.HtmlDecode(text), Unit().Replace(text, match => $"{(char)Convert.ToInt32(match.Groups[1].Value, 16)}") };
        return once.SelectMany(read => new[] { read, Uri.UnescapeDataString(read), WebUtility.HtmlDecode(read), Tags().Replace(read, "") });
    }

    [GeneratedRegex(":\\s*\"[^\"]*\"")]
    private static partial Regex JsonValue();

    [GeneratedRegex("\\b(Name|Type|Rel|UID)=\"[^\"]*\"")]
    private static partial Regex Attribute();

    [GeneratedRegex(">[^<>]+</")]
    private static partial Regex ElementText();

    [GeneratedRegex("^\\s*<\\?xml[^>]*\\?>")]
    private static partial Regex Undeclared();

    [GeneratedRegex("\\\\u([0-9a-fA-F]{4})")]
    private static partial Regex Unit();

    [GeneratedRegex("<!--.*?-->|<!\\[CDATA\\[|\\]\\]>|<\\?.*?\\?>|<b c='>'/>")]
    private static partial Regex Tags();
}
