using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>A history is brought in from elsewhere, and joins what the mailbox has.</summary>
internal static class Import
{
    /// <summary>The mailbox with the history in it; as it was when it knows one, or a rule refuses this one.</summary>
    /// <param name="key">Names the history; null for one that is not to be known again.</param>
    /// <param name="newId">Gives the id of a contact from the instant of its receipt.</param>
    public static (ImportOutcome Outcome, MailboxState Next) Decide(
        MailboxState state,
        ImportedMailbox import,
        string? key,
        MailboxPolicy policy,
        DateTimeOffset now,
        Func<DateTimeOffset, string> newId
    )
    {
        if (state.Imported is { } known)
            return (new(known == key ? ImportStatus.Known : ImportStatus.OtherKnown), state);
        if (!Replay.Of(import, policy, now, newId).TryGet(out var history, out var broken))
            return (new(ImportStatus.Refused, Fault: broken), state);
        if (!Join(state, history, policy, now).TryGet(out var joined, out var refusal))
            return (new(ImportStatus.Refused, Fault: new(refusal.Code, "contacts")), state);
        var kept = joined.Contacts.Count(contact => history.Find(contact.Id) is not null);
        // Of what is too old there is nothing to keep, nor that it came.
        var isNothing = history.Contacts.IsEmpty && history.Procurations.IsEmpty;
        return (new(ImportStatus.Imported, kept), isNothing ? state : joined with { Imported = key });
    }

    /// <summary>
    /// The two together, by the limits of a mailbox. What the member did here stands: their name, and a procuration
    /// that they granted to the same proxy.
    /// </summary>
    private static Outcome<MailboxState> Join(
        MailboxState state,
        MailboxState history,
        MailboxPolicy policy,
        DateTimeOffset now
    )
    {
        var granted = history.Procurations.RemoveAll(old =>
            state.Procurations.Any(known => known.ProxyId == old.ProxyId)
        );
        var owed = history.Outbox.RemoveAll(effect =>
            effect is ProcurationNotice && granted.All(procuration => procuration.ProxyId != effect.To)
        );
        var joined = Room.Fit(
            state with
            {
                Holder = state.Holder ?? history.Holder,
                Contacts = [.. state.Contacts.Concat(history.Contacts).OrderBy(contact => contact.CreatedAt)],
                Procurations = state.Procurations.AddRange(granted),
                Outbox = state.Outbox.AddRange(owed),
            },
            policy
        );
        if (joined.Contacts.Length > policy.Limit.MaxContacts)
            return RefusalCode.MailboxFull;
        if (Procurations.PlacesTaken(joined, now) > MailboxLimit.MaxProxies)
            return RefusalCode.TooManyProxies;
        joined = joined with
        {
            Outbox = joined.Outbox.RemoveAll(effect =>
                effect is FigureNotice counted
                && joined.Find(counted.ContactId) is null
                && history.Outbox.Contains(counted)
            ),
        };
        return Weight.Of(joined) > MailboxLimit.MaxWeightOfDesk ? RefusalCode.MailboxTooLarge : joined;
    }
}
