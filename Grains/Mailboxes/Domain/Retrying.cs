using MsaOrleans.Grains.Mail;
using MsaOrleans.Mail;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>An admin has a mail that waits or was given up tried again.</summary>
internal static class Retrying
{
    /// <summary>
    /// Owes the mail at once, by how things stand now, and for five days more. One that is due already is being sent,
    /// so a second request changes nothing.
    /// </summary>
    public static Outcome<Decision<RetriedMail>> Decide(
        MailboxState state,
        string effectId,
        MailboxPolicy policy,
        DateTimeOffset now
    )
    {
        var waiting = state.Outbox.OfType<MailEffect>().FirstOrDefault(mail => mail.Id == effectId);
        var givenUp = state.GivenUp.FirstOrDefault(mail => mail.Effect.Id == effectId);
        if ((waiting ?? givenUp?.Effect as MailEffect) is not { } mail)
            return state.Answering(new RetriedMail(MailRetryOutcome.NotOwed));
        if (waiting?.DueAt <= now)
            return state.Answering(new RetriedMail(MailRetryOutcome.UnderWay));
        if (Budget.RefuseRetry(state, now) is { } refusal)
            return refusal;
        var owing = WithoutRecord(state, givenUp) with
        {
            Outbox = state
                .Outbox.RemoveAll(owed => owed.Id == effectId)
                .Add(mail with { DueAt = now, RetriedAt = now }),
        };
        return Answer(state, MailRevalidation.Revalidate(Budget.Retried(owing, now), policy, now), effectId);
    }

    /// <summary>The state as it was before the mail was given up; earlier ones of its kind are news no more.</summary>
    private static MailboxState WithoutRecord(MailboxState state, GivenUpMail? givenUp)
    {
        if (givenUp is null)
            return state;
        var forgotten = state with { GivenUp = state.GivenUp.Remove(givenUp) };
        if (givenUp.Effect is not ContactMail mail || state.Find(mail.ContactId) is not { } contact)
            return forgotten;
        return forgotten.With(
            contact.Changed() with
            {
                UndeliveredMails = contact.UndeliveredMails.RemoveAll(told =>
                    told.Mail == mail.Name && told.At <= givenUp.At
                ),
            }
        );
    }

    private static Outcome<Decision<RetriedMail>> Answer(MailboxState before, MailboxState next, string effectId) =>
        next.Outbox.FirstOrDefault(owed => owed.Id == effectId) switch
        {
            null => next.Answering(new RetriedMail(MailRetryOutcome.NotOwed)),
            { To: "" or ['@', ..] } => before.Answering(new RetriedMail(MailRetryOutcome.NoAddress)),
            var owed => next.Answering(new RetriedMail(MailRetryOutcome.Queued, owed.DueAt)),
        };
}
