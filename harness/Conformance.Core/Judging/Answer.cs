using Conformance.Core.Compare;
using Conformance.Core.Documents;
using Conformance.Core.Exchanges;

namespace Conformance.Core.Judging;

/// <summary>One exchange as checks see it: the body is read once, when the first check asks for it.</summary>
public sealed class Answer
{
    private readonly RepresentationMapping mapping;
    private readonly Lazy<(Document? Document, DocumentException? Fault)> reading;
    private readonly Lazy<AnswerBody?> body;

    /// <summary>Wraps an exchange.</summary>
    public Answer(Exchange exchange, RepresentationMapping mapping)
    {
        Exchange = exchange;
        this.mapping = mapping;
        reading = new(Read);
        body = new(() => Document is { } document ? AnswerBody.Of(document, this.mapping) : null);
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
