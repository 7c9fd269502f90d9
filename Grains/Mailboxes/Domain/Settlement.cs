using MsaOrleans.Grains.Mail;
using MsaOrleans.Mail;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>What became of an effect.</summary>
internal static class Settlement
{
    /// <summary>
    /// Gone when delivered, recorded on its contact or invitation when given up, else owed again later.
    /// </summary>
    public static MailboxState Decide(MailboxState state, string effectId, MailOutcome outcome, DateTimeOffset now)
    {
        if (Find(state, effectId) is not { } effect)
            return state;
        return outcome switch
        {
            MailOutcome.Sent => state with { Outbox = state.Outbox.Remove(effect) },
            MailOutcome.Deferred => OwedAgain(state, effect, effect.Deferred(now), now),
            _ => GivenUp(state, effect with { Cause = MailFault.Address }, now),
        };
    }

    /// <summary>A mail that could not be sent, and why.</summary>
    public static MailboxState Defer(MailboxState state, string effectId, MailFault cause, DateTimeOffset now) =>
        Find(state, effectId) is { } effect
            ? OwedAgain(state, effect with { Cause = cause }, effect.Deferred(now, cause), now)
            : state;

    /// <summary>A mail that has to wait until then, and was not tried.</summary>
    public static MailboxState PutOff(MailboxState state, string effectId, DateTimeOffset until, DateTimeOffset now) =>
        Find(state, effectId) is { } effect ? OwedAgain(state, effect, effect.PutOff(until, now), now) : state;

    /// <summary>A mail of which nobody knows whether it arrived.</summary>
    public static MailboxState Doubt(MailboxState state, string effectId, DateTimeOffset now) =>
        Find(state, effectId) is { } effect ? OwedAgain(state, effect, effect.InDoubt(now), now) : state;

    private static Effect? Find(MailboxState state, string effectId) =>
        state.Outbox.FirstOrDefault(owed => owed.Id == effectId);

    private static MailboxState OwedAgain(MailboxState state, Effect effect, Effect? later, DateTimeOffset now) =>
        later is null
            ? GivenUp(state, effect, now)
            : state with
            {
                Outbox = [.. state.Outbox.Select(owed => owed.Id == later.Id ? later : owed)],
            };

    private static MailboxState GivenUp(MailboxState state, Effect effect, DateTimeOffset now)
    {
        var settled = state with { Outbox = state.Outbox.RemoveAll(owed => owed.Id == effect.Id) };
        if (effect is ProxyInvited invited)
            return Inviting.NoteFailure(settled, invited, now);
        if (effect is MailEffect mail)
            settled = GivenUpMails.Add(settled, mail, now);
        if (effect is not ContactMail about || state.Find(about.ContactId) is not { } contact)
            return settled;
        var undelivered = contact.UndeliveredMails.Add(new(about.Name, now));
        return settled.With(contact.Changed() with { UndeliveredMails = undelivered });
    }
}
