using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MsaOrleans.Catalog;

namespace MsaOrleans.Mailboxes;

/// <summary>An agent, as their token named them.</summary>
/// <param name="Id">Claim <c>sub</c>.</param>
[GenerateSerializer, Immutable, Alias("agent-view")]
public sealed record AgentView([property: Id(0)] string Id, [property: Id(1)] string Name);

/// <summary>Who else has a contact open now.</summary>
/// <param name="Viewers">By name.</param>
[GenerateSerializer, Immutable, Alias("viewer-list")]
public sealed record ViewerList([property: Id(0)] ImmutableArray<AgentView> Viewers);

/// <param name="Since">When the agent took charge, UTC.</param>
/// <param name="LapsesAt">When the claim lapses unless the agent writes in the contact or claims it again, UTC; null
/// for a claim that a supervisor gave, which does not lapse.</param>
[GenerateSerializer, Immutable, Alias("claim-view")]
public sealed record ClaimView(
    [property: Id(0)] AgentView Agent,
    [property: Id(1)] DateTimeOffset Since,
    [property: Id(2)] DateTimeOffset? LapsesAt
);

[GenerateSerializer, Immutable, Alias("note-view")]
public sealed record NoteView(
    [property: Id(0)] string Id,
    [property: Id(1)] AgentView Author,
    [property: Id(2)] DateTimeOffset SentAt,
    [property: Id(3)] string Text
);

/// <param name="By">Who did it; null when nobody did, as for a claim that lapsed.</param>
/// <param name="Agent">Whose claim began or ended.</param>
/// <param name="From">Where a transferred contact was filed.</param>
/// <param name="To">Where it went.</param>
[GenerateSerializer, Immutable, Alias("desk-act-view")]
public sealed record DeskActView(
    [property: Id(0)] DeskActKind Kind,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] AgentView? By,
    [property: Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AgentView? Agent = null,
    [property: Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FilingView? From = null,
    [property: Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FilingView? To = null
);

/// <summary>Where a contact is filed.</summary>
[GenerateSerializer, Immutable, Alias("filing-view")]
public sealed record FilingView([property: Id(0)] string Fund, [property: Id(1)] Topic Topic);

[GenerateSerializer, Alias("desk-act-kind")]
public enum DeskActKind
{
    Claimed = 1,
    Released = 2,

    /// <summary>A supervisor gave the contact to an agent.</summary>
    Assigned = 3,

    /// <summary>Left untouched for too long.</summary>
    Lapsed = 4,

    Transferred = 5,
}
