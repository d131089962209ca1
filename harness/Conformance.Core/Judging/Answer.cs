using Conformance.Documents.Compare;
using Conformance.Documents;
using Conformance.Core.Exchanges;

namespace Conformance.Core.Judging;

/// <summary>One exchange as checks see it: the body is read once, when the first check asks for it.</summary>
public sealed class Answer
{
    private readonly RepresentationMapping mapping;
    private readonly PieceSize size;
    private readonly Lazy<CollectionPieces?> pieces;
    private Lazy<(Document? Document, DocumentException? Fault)> reading;
    private Lazy<AnswerBody?> body;

    /// <summary>Wraps an exchange.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="mapping">How XML and JSON relate.</param>
    /// <param name="size">From which size on a collection is read a piece at a time; null for never.</param>
    public Answer(Exchange exchange, RepresentationMapping mapping, PieceSize? size = null)
    {
        Exchange = exchange;
        this.mapping = mapping;
        this.size = size ?? PieceSize.None;
        pieces = new(() => IsLarge && Format is { } format ? CollectionPieces.Of(Response.Body, format, mapping, this.size.Members) : null);
        (reading, body) = Anew();
    }

    /// <summary>A piece of an answer.</summary>
    private Answer(Answer whole, Document piece)
        : this(whole.Exchange, whole.mapping, PieceSize.None with { MostWhole = int.MaxValue }) => reading = new((piece, null));

    /// <summary>The exchange.</summary>
    public Exchange Exchange { get; }

    /// <summary>The response.</summary>
    /// <exception cref="InvalidOperationException">There is none; whoever asks must have looked at <see cref="Exchange"/>
    /// first.</exception>
    public ReceivedResponse Response => Exchange.Response ?? throw new InvalidOperationException("this exchange has no response");

    /// <summary>The value of Content-Type, or null.</summary>
    public string? ContentType => Response.Headers.First("Content-Type");

    /// <summary>Whether the answer has a body, be it one that could not be decoded.</summary>
    public bool HasBody => !Response.Body.IsEmpty || Response.CodingFault is not null;

    /// <summary>
    /// The whole body as a document, or null if there is no response, or it is empty, of another media type, cannot be read, or
    /// <see cref="IsOversized"/>.
    /// </summary>
    public Document? Document => reading.Value.Document;

    /// <summary>The same, but for a large collection without its members.</summary>
    public Document? Outline => pieces.Value is { } large ? large.Body.Document : Document;

    /// <summary>The pieces of a large collection, one after the other, each as an answer with a part of its members; null for all
    /// other answers.</summary>
    internal IEnumerable<Answer>? Pieces => pieces.Value is not { } large ? null : Enumerable.Range(0, large.Count).Select(number => new Answer(this, large.Piece(number)));

    /// <summary>The same answer, to be read whole, if it is not oversized.</summary>
    internal Answer Whole => pieces.Value is null ? this : new Answer(Exchange, mapping, PieceSize.None with { MostWhole = size.MostWhole });

    /// <summary>The same answer under the name of another step.</summary>
    internal Answer As(string step) => new(Exchange with { Step = step }, mapping, size);

    /// <summary>The same answer, of which nothing was read yet.</summary>
    public Answer Unread() => new(Exchange, mapping, size);

    /// <summary>Why the body cannot be read, or null.</summary>
    public DocumentException? Fault => pieces.Value is null ? reading.Value.Fault : null;

    /// <summary>The body as resources, or null if there is no document.</summary>
    public AnswerBody? Body => body.Value;

    /// <summary>The target's clock when it answered: its Date, or our clock if it sends none that can be read.</summary>
    public DateTimeOffset Now => HttpDate.Read(Response.Headers.First("Date")) ?? Exchange.SentAt;

    /// <summary>Whether it states the target's clock.</summary>
    public bool HasDate => HttpDate.Read(Response.Headers.First("Date")) is not null;

    /// <summary>Whether its body, as a tree, takes so much memory that few of them can be held at a time.</summary>
    internal bool IsLarge => Exchange.Response is { } response && response.Body.Length >= size.LargeFrom;

    /// <summary>Whether its body is XML or JSON of more bytes than are read as a tree.</summary>
    internal bool IsOversized => Exchange.Response is { CodingFault: null } response && response.Body.Length > size.MostWhole && Format is not null;

    /// <summary>
    /// Whether nobody looks at what its body says, because it is oversized and no plain collection. It is well-formed:
    /// <see cref="Fault"/>
    /// tells if an oversized body is not.
    /// </summary>
    internal bool IsUnread => IsOversized && pieces.Value is null && Fault is null;

    private DocumentFormat? Format => MediaType.IsXml(ContentType) ? DocumentFormat.Xml : MediaType.IsJson(ContentType) ? DocumentFormat.Json : null;

    /// <summary>Lets go of what was read of a large body; whoever asks for it again has it read again. Nobody may be asking
    /// meanwhile.</summary>
    internal void Forget()
    {
        if (IsLarge)
        {
            (reading, body) = Anew();
        }
    }

    private (Lazy<(Document? Document, DocumentException? Fault)> Reading, Lazy<AnswerBody?> Body) Anew() =>
        (new(Read), new(() => pieces.Value is { } large ? large.Body : Document is { } document ? AnswerBody.Of(document, mapping) : null));

    private (Document?, DocumentException?) Read()
    {
        if (Exchange.Response is not { CodingFault: null } || !HasBody || Format is not { } format)
        {
            return (null, null);
        }

        try
        {
            if (IsOversized)
            {
                Check(format);
                return (null, null);
            }

            return (format == DocumentFormat.Xml
                ? XmlDocuments.Read(Response.Body, DocumentLimits.Default)
                : JsonDocuments.Read(Response.Body, DocumentLimits.Default), null);
        }
        catch (DocumentException fault)
        {
            return (null, fault);
        }
    }

    private void Check(DocumentFormat format)
    {
        if (format == DocumentFormat.Xml)
        {
            XmlDocuments.Check(Response.Body, DocumentLimits.Default);
        }
        else
        {
            JsonDocuments.Check(Response.Body, DocumentLimits.Default);
        }
    }
}
