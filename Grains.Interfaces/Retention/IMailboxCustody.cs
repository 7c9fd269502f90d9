using MsaOrleans.Identity;

namespace MsaOrleans.Retention;

/// <summary>A mailbox as admins see it: what there is, without texts. Its key is the member's id.</summary>
[Alias("mailbox-custody")]
public interface IMailboxCustody : IGrainWithStringKey
{
    [Alias("summarise")]
    Task<Outcome<MailboxSummary>> SummariseAsync(Actor actor);

    /// <summary>
    /// Keeps the mailbox from purge and erasure until the hold is lifted; a second one replaces the first.
    /// </summary>
    /// <param name="reason">At most 500 characters.</param>
    [Alias("hold")]
    Task<Outcome<MailboxSummary>> HoldAsync(Actor actor, string reason);

    /// <summary>The next run purges what the hold kept. Does nothing when there is no hold.</summary>
    /// <param name="reason">At most 500 characters.</param>
    [Alias("lift")]
    Task<Outcome<MailboxSummary>> LiftAsync(Actor actor, string reason);

    /// <summary>
    /// Removes the mailbox and all that is known of it elsewhere; <see cref="RefusalCode.MailboxHeld"/> under a hold.
    /// The member may start afresh.
    /// </summary>
    /// <param name="reason">At most 500 characters; kept in the receipt.</param>
    [Alias("erase")]
    Task<Outcome<ErasureReceipt>> EraseAsync(Actor actor, string reason);
}

/// <summary>What there is of a mailbox, in numbers.</summary>
/// <param name="Fund">Of the member, as their token last said; null when it is not known.</param>
/// <param name="Contacts">Those that are shown.</param>
/// <param name="OpenContacts">Those of them that are owed an answer.</param>
/// <param name="Withheld">Contacts that are shown no more and kept by a hold.</param>
/// <param name="WaitingMails">Mails that are owed and have not left.</param>
/// <param name="StoredBytes">What its state takes in the database, compressed.</param>
/// <param name="TouchedAt">When somebody last did something in it; null when that was before it was kept.</param>
/// <param name="PurgeDueAt">When something of it has to go next; null when nothing has.</param>
/// <param name="Hold">Null when there is none.</param>
[GenerateSerializer, Immutable, Alias("mailbox-summary")]
public sealed record MailboxSummary(
    [property: Id(0)] string MemberId,
    [property: Id(1)] string? Fund,
    [property: Id(2)] int Contacts,
    [property: Id(3)] int OpenContacts,
    [property: Id(4)] int Withheld,
    [property: Id(5)] int Messages,
    [property: Id(6)] int Notes,
    [property: Id(7)] int Procurations,
    [property: Id(8)] int ReceivedProcurations,
    [property: Id(9)] int WaitingMails,
    [property: Id(10)] long StoredBytes,
    [property: Id(11)] DateTimeOffset? OldestContactAt,
    [property: Id(12)] DateTimeOffset? NewestContactAt,
    [property: Id(13)] DateTimeOffset? TouchedAt,
    [property: Id(14)] DateTimeOffset? PurgeDueAt,
    [property: Id(15)] HoldView? Hold
);

/// <param name="By">Id of the admin.</param>
[GenerateSerializer, Immutable, Alias("hold-view")]
public sealed record HoldView(
    [property: Id(0)] string Reason,
    [property: Id(1)] string By,
    [property: Id(2)] DateTimeOffset At
);
