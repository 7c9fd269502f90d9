using MsaOrleans.Grains.Figures.Domain;
using Orleans.Concurrency;

namespace MsaOrleans.Grains.Figures;

/// <summary>What a fund's figures offer the mailboxes whose requests they count.</summary>
[Alias("figure-feed")]
internal interface IFigureFeed : IGrainWithStringKey
{
    /// <summary>Counts an event once, by its id; calls the mailbox back once that is durable.</summary>
    [OneWay, Alias("count")]
    Task CountAsync(FigureEvent happened);
}

/// <param name="MailboxId">The mailbox that sent the event and is called back.</param>
/// <param name="Id">The id of the effect in the mailbox; an id is counted once.</param>
[GenerateSerializer, Immutable, Alias("figure-event")]
public sealed record FigureEvent(
    [property: Id(0)] string MailboxId,
    [property: Id(1)] string Id,
    [property: Id(2)] string Fund,
    [property: Id(3)] Figure Figure
);
