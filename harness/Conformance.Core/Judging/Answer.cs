using Conformance.Core.Compare;
using Conformance.Core.Documents;
using Conformance.Core.Exchanges;

namespace Conformance.Core.Judging;

/// <summary>One exchange as checks see it: the body is read once, when the first check asks for it.</summary>
public sealed class Answer
{
    private readonly RepresentationMapping mapping;
    /// <summary>A body of this many bytes is read again rather than kept when it will be needed later: as a tree it takes some ten times as much.</summary>
    private const int Large = 1024 * 1024;

    private Lazy<(Document? Document, DocumentException? Fault)> reading;
    private Lazy<AnswerBody?> body;

    /// <summary>Wraps an exchange.</summary>
    public Answer(Exchange exchange, RepresentationMapping mapping)
    {
        Exchange = exchange;
        this.mapping = mapping;
        (reading, body) = Unread();
    }

    /// <summary>The exchange.</summary>
    public Exchange Exchange { get; }

    /// <summary>The response.</summary>
    /// <exception cref="InvalidOperationException">There is none; whoever asks must have looked at <see cref="Exchange"/> first.</exception>
    public ReceivedResponse Response => Exchange.Response ?? throw new InvalidOperationException("this exchange has no response");

    /// <summary>The value of Content-Type, or null.</summary>
    public string? ContentType => Response.Headers.First("Content-Type");

    /// <summary>Whether the answer has a body.</summary>
    public bool HasBody => !Response.Body.IsEmpty;

    /// <summary>The body as a document, or null if there is no response, or it is empty, of another media type, or cannot be read.</summary>
    public Document? Document => reading.Value.Document;

    /// <summary>Why the body cannot be read, or null.</summary>
    public DocumentException? Fault => reading.Value.Fault;

    /// <summary>The body as resources, or null if there is no document.</summary>
    public AnswerBody? Body => body.Value;

    /// <summary>The target's clock when it answered: its Date, or our clock if it sends none that can be read.</summary>
    public DateTimeOffset Now => HttpDate.Read(Response.Headers.First("Date")) ?? Exchange.SentAt;

    /// <summary>Whether its body, as a tree, takes so much memory that few of them can be held at a time.</summary>
    internal bool IsLarge => Exchange.Response is { Body.Length: > Large };

    /// <summary>Lets go of what was read of a large body; whoever asks for it again has it read again. Nobody may be asking meanwhile.</summary>
    internal void Forget()
    {
        if (IsLarge)
        {
            (reading, body) = Unread();
        }
    }

    private (Lazy<(Document? Document, DocumentException? Fault)> Reading, Lazy<AnswerBody?> Body) Unread() =>
        (new(Read), new(() => Document is { } document ? AnswerBody.Of(document, mapping) : null));

    private (Document?, DocumentException?) Read()
    {
        if (Exchange.Response is null || !HasBody || !(MediaType.IsXml(ContentType) || MediaType.IsJson(ContentType)))
        {
            return (null, null);
        }

        try
        {
            return (MediaType.IsXml(ContentType)
                ? XmlDocuments.Read(Response.Body, DocumentLimits.Default)
                : JsonDocuments.Read(Response.Body, DocumentLimits.Default), null);
        }
        catch (DocumentException fault)
        {
            return (null, fault);
        }
    }
}
