using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Grains.Search;
using MsaOrleans.Grains.Search.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mail;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>
/// The stored state of a mailbox. It is read for years: a property may be added with a default, but never renamed or
/// given another meaning.
/// </summary>
internal sealed record MailboxState
    : ISetsReminder,
        IKeepsReceipts,
        IFallsDue,
        IIsFound,
        IFeedsReadModels,
        IListsLateMails
{
    public required string MemberId { get; init; }

    /// <summary>The member as their token last named them; null until they first act.</summary>
    public Holder? Holder { get; init; }

    /// <summary>Oldest first.</summary>
    public ImmutableArray<Contact> Contacts { get; init; } = [];

    public Preferences Preferences { get; init; } = new();

    /// <summary>Procurations granted, by proxy.</summary>
    [JsonPropertyName("mandates")]
    public ImmutableArray<Procuration> Procurations { get; init; } = [];

    /// <summary>Invitations to become a proxy, neither accepted nor withdrawn; oldest first.</summary>
    public ImmutableArray<Invitation> Invitations { get; init; } = [];

    /// <summary>Procurations received, by granting member.</summary>
    [JsonPropertyName("held")]
    public ImmutableArray<ReceivedProcuration> Received { get; init; } = [];

    /// <summary>The legal hold on the mailbox; null when there is none.</summary>
    public Hold? Hold { get; init; }

    /// <summary>Contacts that only a hold keeps; nobody is shown them.</summary>
    public ImmutableArray<Contact> Withheld { get; init; } = [];

    /// <summary>What is left to do of an erasure; null when there is none.</summary>
    public Erasure? Erasure { get; init; }

    /// <summary>The effects of decisions, stored with them and removed once delivered.</summary>
    public ImmutableArray<Effect> Outbox { get; init; } = [];

    /// <summary>Mails that were given up, for admins to have them tried again.</summary>
    public ImmutableArray<GivenUpMail> GivenUp { get; init; } = [];

    /// <summary>Instants of the contacts created in the last hour, for the rate limit.</summary>
    public ImmutableArray<DateTimeOffset> RecentSubmissions { get; init; } = [];

    /// <summary>What was spent of the budgets; null when nothing was.</summary>
    public Spending? Spent { get; init; }

    /// <summary>
    /// When somebody last did something here; a purge is no such thing. Null when that was before it was kept.
    /// </summary>
    public DateTimeOffset? TouchedAt { get; init; }

    /// <summary>Names the history that was imported; null when none was, or one of the demo's.</summary>
    public string? Imported { get; init; }

    /// <summary>Grows with each write.</summary>
    public long Revision { get; init; }

    /// <summary>The reminder that goes with this state; stored beside it, not in it.</summary>
    [JsonIgnore]
    public ReminderRow? Reminder { get; init; }

    /// <summary>Whether what has a receipt is owed no more; not stored.</summary>
    [JsonIgnore]
    public bool EndsReceipts { get; init; }

    /// <summary>The row in the index of retention that goes with this state; stored beside it, not in it.</summary>
    [JsonIgnore]
    public DueRow? Due { get; init; }

    /// <summary>The form of the index of searches in which the contacts were entered; 0 before they were.</summary>
    public int FoundBy { get; init; }

    /// <summary>What changes of the index of searches with this state; stored beside it, not in it.</summary>
    [JsonIgnore]
    public ImmutableArray<SearchChange> Found { get; init; } = [];

    /// <summary>The rows of boards and figures that go with this state; stored beside it, not in it.</summary>
    [JsonIgnore]
    public ReadModelRows? ReadModels { get; init; }

    /// <summary>What changes of the list of late mails with this state; stored beside it, not in it.</summary>
    [JsonIgnore]
    public ImmutableArray<LateMailChange> LateMails { get; init; } = [];

    public static MailboxState Empty(string memberId) => new() { MemberId = memberId };

    /// <summary>The contact of that id; null when there is none.</summary>
    public Contact? Find(string contactId) => Contacts.FirstOrDefault(known => known.Id == contactId);

    /// <summary>The contact of that id, which must be there.</summary>
    public Contact Get(string contactId) => Contacts.Single(known => known.Id == contactId);

    public MailboxState With(Contact contact) => this with { Contacts = Contacts.Replace(Get(contact.Id), contact) };

    /// <summary>The decision to store this state and give that answer.</summary>
    public Outcome<Decision<T>> Answering<T>(T answer)
        where T : class => new Decision<T>(this, answer);

    public MailboxState Owing(IEnumerable<Effect> effects) => this with { Outbox = Outbox.AddRange(effects) };
}

/// <summary>The member, as their token names them.</summary>
internal sealed record Holder(string Name, string? Email, string? Fund, Profile? Profile)
{
    /// <summary>A malformed address is treated as none.</summary>
    public static Holder Of(Actor actor) =>
        new(actor.Name, EmailAddress.Find(actor.Email)?.ToString(), actor.Fund, actor.Profile);
}
