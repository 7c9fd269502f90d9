using System.Collections.Immutable;
using System.Diagnostics;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>What each caller may see of a mailbox. Members and proxies see no level, assignee or escalation.</summary>
internal static class MailboxViews
{
    public static Outcome<MailboxView> List(MailboxState state, Actor actor, MailboxPolicy policy, DateTimeOffset now)
    {
        var standing = Access.StandingOf(state, actor, now);
        var visible = standing switch
        {
            Standing.Holder or Standing.Proxy => state.Contacts,
            Standing.Staff => state.Contacts.RemoveAll(contact => contact.Fund != actor.Fund),
            _ => [],
        };
        if (standing == Standing.Stranger || standing == Standing.Staff && visible.IsEmpty)
            return RefusalCode.NotFound;
        return new MailboxView(
            state.MemberId,
            visible.Count(contact => contact.HasUnread),
            [.. visible.Reverse().Select(contact => Contact(state, contact, standing, policy, now))],
            new(policy.Limit.MaxContacts, policy.Limit.HistoryMonths, MailboxLimit.ReopenWithin.Days),
            $"{state.Revision}-{visible.Length}-{visible.Sum(contact => contact.Version)}"
        );
    }

    public static Outcome<ContactView> Get(
        MailboxState state,
        Actor actor,
        string contactId,
        MailboxPolicy policy,
        DateTimeOffset now
    ) =>
        Access.Visible(state, actor, contactId, now) is { } contact
            ? Contact(state, contact, Access.StandingOf(state, actor, now), policy, now)
            : RefusalCode.NotFound;

    public static Outcome<ProxyList> Proxies(MailboxState state, Actor actor, DateTimeOffset now) =>
        Access.StandingOf(state, actor, now) == Standing.Holder
            ? new ProxyList([.. state.Procurations.Select(procuration => procuration.View(now))])
            : RefusalCode.NotFound;

    public static Outcome<Preferences> Preferences(MailboxState state, Actor actor, DateTimeOffset now) =>
        Access.StandingOf(state, actor, now) == Standing.Holder ? state.Preferences : RefusalCode.NotFound;

    public static ImmutableArray<HeldMailbox> Received(MailboxState state, DateTimeOffset now) =>
        [
            .. from received in state.Received
            where received.InForce(now)
            select new HeldMailbox(
                received.MemberId,
                received.Name,
                received.From,
                received.Until,
                received.Profile,
                received.Agreed
            ),
        ];

    public static ContactView Contact(
        MailboxState state,
        Contact contact,
        Standing standing,
        MailboxPolicy policy,
        DateTimeOffset now
    )
    {
        var view = new ContactView(
            contact.Id,
            state.MemberId,
            contact.Fund,
            contact.Topic,
            contact.Kind,
            contact.Status,
            contact.CreatedAt,
            contact.Clock.Deadline.DueAt,
            contact.AnsweredAt,
            contact.HasUnread ? null : contact.ReadAt,
            null,
            null,
            [.. contact.Messages.Select(View)],
            contact.Version,
            ReopenableUntil: contact.ReopenableUntil,
            Silence: contact.PendingSilence,
            Feedback: contact.CurrentFeedback is { } said ? new(said.Resolved, said.Rating, said.At) : null,
            Skipped: contact.Clock.IsRunning ? contact.Clock.Deadline.Skipped : null,
            BusinessMinutes: contact.Clock.IsRunning ? contact.Clock.Deadline.BusinessMinutes : null,
            Reference: ContactReference.Of(contact.Id)
        );
        return standing == Standing.Staff ? WithDesk(view, state, contact, policy, now) : view;
    }

    /// <summary>What only the fund sees is added here and nowhere else.</summary>
    private static ContactView WithDesk(
        ContactView view,
        MailboxState state,
        Contact contact,
        MailboxPolicy policy,
        DateTimeOffset now
    ) =>
        view with
        {
            Level = contact.Clock.Level,
            Assignee = contact.Claim?.Agent.Id,
            Escalations = [.. contact.Escalations.Select(View)],
            UndeliveredMails =
            [
                .. contact.UndeliveredMails.Select(mail => new UndeliveredMailView(mail.Mail, mail.At)),
            ],
            MemberName = state.Holder?.Name,
            Profile = state.Holder?.Profile,
            Claim = contact.Claim is { } claim ? new(View(claim.Agent), claim.Since, claim.LapsesAt) : null,
            Notes = [.. contact.Notes.Select(note => new NoteView(note.Id, View(note.Author), note.At, note.Text))],
            History = [.. contact.DeskActs.Select(View)],
            MinutesLeft = contact.Clock.IsRunning
                ? policy.CalendarOf(contact).MinutesLeft(now, contact.Clock.Deadline.DueAt)
                : null,
            UnreadSince = UnreadReminders.LongUnreadSince(contact, policy, now),
        };

    private static MessageView View(Message message) =>
        new(
            message.Id,
            new(message.Author.Kind, message.Author.Name),
            message.SentAt,
            message.Kind,
            message.Text,
            message.Signature
        );

    public static EscalationView View(Escalation step) =>
        new(step.Clock, step.Level, step.DueAt, step.ReachedAt, step.Recipient);

    public static DeskActView View(DeskAct act) =>
        act switch
        {
            DeskAct.Claimed claimed => new(DeskActKind.Claimed, act.At, View(claimed.By), View(claimed.Agent)),
            DeskAct.Assigned assigned => new(DeskActKind.Assigned, act.At, View(assigned.By), View(assigned.Agent)),
            DeskAct.Released released => new(DeskActKind.Released, act.At, View(released.By), View(released.Agent)),
            DeskAct.Lapsed lapsed => new(DeskActKind.Lapsed, act.At, null, View(lapsed.Agent)),
            DeskAct.Transferred moved => new(
                DeskActKind.Transferred,
                act.At,
                View(moved.By),
                From: View(moved.From),
                To: View(moved.To)
            ),
            _ => throw new UnreachableException($"No view of {act.GetType().Name}."),
        };

    private static FilingView View(Filing filing) => new(filing.Fund, filing.Topic);

    public static AgentView View(DeskAgent agent) => new(agent.Id, agent.Name);
}
