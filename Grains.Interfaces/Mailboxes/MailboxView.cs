using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace MsaOrleans.Mailboxes;

/// <summary>The history of a mailbox, as the caller may see it.</summary>
/// <param name="Unread">Contacts with an answer that the member has not read.</param>
/// <param name="Contacts">Newest first.</param>
/// <param name="ETag">Changes whenever the rest does.</param>
[GenerateSerializer, Immutable, Alias("mailbox-view")]
public sealed record MailboxView(
    [property: Id(0)] string MemberId,
    [property: Id(1)] int Unread,
    [property: Id(2)] ImmutableArray<ContactView> Contacts,
    [property: Id(3)] MailboxLimits Limits,
    [property: Id(4), JsonIgnore] string ETag
);

/// <param name="MaxContacts">Contacts a mailbox keeps.</param>
/// <param name="HistoryMonths">Calendar months for which it keeps them.</param>
/// <param name="ReopenDays">Days of 24 hours after an answer in which a message reopens its contact.</param>
[GenerateSerializer, Immutable, Alias("mailbox-limits")]
public sealed record MailboxLimits(
    [property: Id(0)] int MaxContacts,
    [property: Id(1)] int HistoryMonths,
    [property: Id(2)] int ReopenDays
);
