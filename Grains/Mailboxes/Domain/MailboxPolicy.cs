using MsaOrleans.Grains.Calendars.Domain;
using MsaOrleans.Grains.Catalog.Domain;
using MsaOrleans.Grains.Funds.Domain;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>All that the rules of a mailbox depend on beside its state, the command and the time.</summary>
internal sealed record MailboxPolicy(MailboxLimit Limit, SlaPolicy Sla, FundDirectory Funds, TopicCatalog Catalog)
{
    public BusinessCalendar CalendarOf(Contact contact) => Funds.CalendarOf(contact.Fund);
}

/// <param name="MaxContacts">Contacts a mailbox keeps; 50.</param>
/// <param name="HistoryMonths">Calendar months for which it keeps them; 36.</param>
/// <param name="SubmissionsPerHour">New contacts in any 60 minutes; 10.</param>
/// <param name="WritesPerHour">Writes of the member and their proxies in an hour; 120.</param>
internal sealed record MailboxLimit(
    int MaxContacts = 50,
    int HistoryMonths = 36,
    int SubmissionsPerHour = 10,
    int WritesPerHour = 120
)
{
    /// <summary>Procurations that a member grants, changes or invites to in a day.</summary>
    public const int GrantsPerDay = 20;

    /// <summary>Mails to the member and proxies in a day; ten times the contacts of an hour, if that is more.</summary>
    public const int MailsPerDay = 100;

    /// <summary>Characters up to which a member and their proxies may fill a mailbox.</summary>
    public const int MaxWeight = 1_000_000;

    /// <summary>The same for agents.</summary>
    public const int MaxWeightOfDesk = 2_000_000;

    /// <summary>Messages a thread may hold; so that one contact can't outgrow its mailbox.</summary>
    public const int MaxMessages = 100;

    /// <summary>Internal notes a contact may hold.</summary>
    public const int MaxNotes = 100;

    /// <summary>Claims and transfers that a contact remembers.</summary>
    public const int MaxDeskActs = 200;

    /// <summary>Contacts that a hold keeps beyond their time; then the mailbox is full.</summary>
    public const int MaxWithheld = 500;

    /// <summary>Mails of a contact, or about procurations, that were given up and can be tried again.</summary>
    public const int MaxGivenUp = 20;

    /// <summary>Mails that admins have tried again in an hour.</summary>
    public const int RetriesPerHour = 60;

    /// <summary>Proxies a member may have at one time, with invitations that wait.</summary>
    public const int MaxProxies = 10;

    /// <summary>How long the code of an invitation is good for.</summary>
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(7);

    /// <summary>How long after an answer a member may still write in the contact.</summary>
    public static readonly TimeSpan ReopenWithin = TimeSpan.FromDays(30);

    /// <summary>Office time without activity of the agent after which their claim lapses: 4 office hours.</summary>
    public static readonly TimeSpan ClaimLapsesAfter = TimeSpan.FromHours(4);

    /// <summary>Business time after which a member is reminded of an unread answer: 5 business days.</summary>
    public static readonly TimeSpan RemindAfter = TimeSpan.FromDays(5);
}
