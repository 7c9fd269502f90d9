using MsaOrleans.Identity;
using MsaOrleans.Retention;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>A legal hold: what it keeps is stored, and shown to nobody once its time is over.</summary>
/// <param name="By">Id of the admin.</param>
internal sealed record Hold(string Reason, string By, DateTimeOffset At)
{
    public HoldView View => new(Reason, By, At);
}

internal static class Holding
{
    public static MailboxState Put(MailboxState state, Actor admin, string reason, DateTimeOffset now) =>
        state with
        {
            Hold = new(reason, admin.Id, now),
        };

    public static MailboxState Lift(MailboxState state) => state with { Hold = null };

    /// <summary>
    /// The next state, under a hold with the contacts that leave it: found by comparing the two, so that no rule can
    /// forget one.
    /// </summary>
    public static MailboxState Keep(MailboxState before, MailboxState next)
    {
        if (next.Hold is null)
            return next;
        var leaving = before.Contacts.RemoveAll(contact => next.Find(contact.Id) is not null);
        return leaving.IsEmpty ? next : next with { Withheld = next.Withheld.AddRange(leaving) };
    }

    public static MailboxSummary Summarise(MailboxState stored, MailboxState shown, MailboxPolicy policy, long bytes)
    {
        var hidden = stored.Contacts.Length - shown.Contacts.Length;
        return new(
            stored.MemberId,
            stored.Holder?.Fund,
            shown.Contacts.Length,
            shown.Contacts.Count(contact => !contact.IsAnswered),
            stored.Withheld.Length + (stored.Hold is null ? 0 : hidden),
            shown.Contacts.Sum(contact => contact.Messages.Length),
            shown.Contacts.Sum(contact => contact.Notes.Length),
            shown.Procurations.Length,
            shown.Received.Length,
            stored.Outbox.OfType<MailEffect>().Count(),
            bytes,
            shown.Contacts.FirstOrDefault()?.CreatedAt,
            shown.Contacts.LastOrDefault()?.CreatedAt,
            stored.TouchedAt,
            Purging.DueOf(stored, policy).At,
            stored.Hold?.View
        );
    }
}
