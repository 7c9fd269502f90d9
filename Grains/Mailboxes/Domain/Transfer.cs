using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>An agent files a contact elsewhere.</summary>
internal static class Transfer
{
    /// <summary>
    /// Moves it to another topic or fund. Its clock runs on: the deadline follows the receipt. So does the day on which
    /// silence is a decision: one that the member was told stays, one that the new topic brings is computed from there.
    /// </summary>
    public static Outcome<Decision<Contact>> Decide(
        MailboxState state,
        Actor actor,
        string contactId,
        NewTransfer command,
        MailboxPolicy policy,
        DateTimeOffset now
    )
    {
        if (Access.AsStaff(state, actor, contactId, now) is not { } contact)
            return RefusalCode.NotFound;
        if (contact.IsAnswered)
            return RefusalCode.ContactAnswered;
        if (!policy.Catalog.Find(command.Topic, profile: null).TryGet(out var topic, out var unknown))
            return unknown;
        if (policy.Funds.Find(command.Fund ?? contact.Fund) is not { } fund)
            return RefusalCode.UnknownFund;
        var to = new Filing(fund.View.Code, topic);
        if (to == Filing.Of(contact))
            return state.Answering(contact);
        var moved = contact.Changed() with
        {
            Fund = to.Fund,
            Topic = to.Topic,
            Charge = Charge.None,
            Silence = contact.Silence ?? SilentDecision.Of(to.Topic, to.Fund, policy, contact.CreatedAt),
        };
        var transferred = moved.Recording(new DeskAct.Transferred(now, DeskAgent.Of(actor), Filing.Of(contact), to));
        var next = state.With(transferred);
        return to.Fund == contact.Fund
            ? next.Answering(transferred)
            : next.Owing(MemberMails.Transferred(next, transferred, now)).Answering(transferred);
    }
}
