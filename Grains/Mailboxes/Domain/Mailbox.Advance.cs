namespace MsaOrleans.Grains.Mailboxes.Domain;

internal static partial class Mailbox
{
    /// <summary>How long a procuration received is remembered after its end, against late older words.</summary>
    private static readonly TimeSpan HeldAfterEnd = TimeSpan.FromDays(30);

    /// <summary>
    /// Brings a mailbox up to the present: what has expired is gone, each step fallen due is reached,
    /// each recall fallen due is owed, each claim left untouched has lapsed; proxies know the member's profile.
    /// The same state when nothing has come.
    /// </summary>
    public static MailboxState Advance(MailboxState state, MailboxPolicy policy, DateTimeOffset now)
    {
        var kept = state with
        {
            Contacts = state.Contacts.RemoveAll(contact => ExpiresAt(contact, policy) <= now),
            Held = state.Held.RemoveAll(held => (held.Until ?? (held.Revoked ? held.From : null)) <= now - HeldAfterEnd),
        };
        foreach (var contact in kept.Contacts)
            kept = Lapse(Recall(Climb(kept, contact, policy, now), contact.Id, now), contact.Id, now);
        kept = TellingProfile(kept, now);
        return kept == state ? state : kept;
    }

    /// <summary>When something next comes to pass by itself, or null when nothing does; what is owed is no such thing.</summary>
    public static DateTimeOffset? NextEvent(MailboxState state, MailboxPolicy policy)
    {
        DateTimeOffset? next = null;
        foreach (var contact in state.Contacts)
        {
            next = Earlier(next, ExpiresAt(contact, policy));
            next = Earlier(next, contact.RecallAt);
            next = Earlier(next, contact.Claim?.LapsesAt);
            next = Earlier(next, contact.Clock.StepsAhead.FirstOrDefault()?.At);
        }
        return next;
    }

    /// <summary>
    /// Midnight, in the fund's time zone, after the day on which the contact is as many calendar
    /// months old as the history goes back.
    /// </summary>
    public static DateTimeOffset ExpiresAt(Contact contact, MailboxPolicy policy)
    {
        var calendar = policy.CalendarOf(contact);
        return calendar.StartOfDay(calendar.LocalDate(contact.CreatedAt).AddMonths(policy.Limit.HistoryMonths).AddDays(1));
    }

    private static MailboxState Climb(MailboxState state, Contact contact, MailboxPolicy policy, DateTimeOffset now)
    {
        var reached = contact.Clock.StepsAhead.TakeWhile(step => step.At <= now).ToList();
        if (reached.Count == 0)
            return state;
        var climbed = contact with
        {
            Version = contact.Version + reached.Count,
            Clock = contact.Clock with { Level = reached[^1].Level },
        };
        var alert = AlertOf(state, climbed, contact.Clock.Level, policy, now);
        climbed = climbed with
        {
            Escalations = climbed.Escalations.AddRange(reached.Select(step => new Escalation(
                climbed.Clock.Number, step.Level, step.At, now, step.Level == alert?.Level ? alert.To : null))),
        };
        return alert is null ? state.With(climbed) : state.With(climbed).Owing([alert]);
    }

    private static MailboxState Recall(MailboxState state, string contactId, DateTimeOffset now)
    {
        var contact = state.Contacts.Single(known => known.Id == contactId);
        if (contact.RecallAt is not { } at || at > now)
            return state;
        var recalled = state.With(contact.Changed() with { RecallAt = null });
        if (!contact.HasUnread || !state.Preferences.Recalls || state.Holder?.Email is not { } email)
            return recalled;
        var reminder = new UnreadReminder
        {
            Id = $"recall.{contact.Messages.Last(message => message.IsAnswer).Id}",
            To = email,
            Fund = contact.Fund,
            OccurredAt = now,
            DueAt = now,
            ContactId = contact.Id,
        };
        return recalled.Owing([reminder]);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is { } a && other is { } b ? (a < b ? a : b) : one ?? other;
}
