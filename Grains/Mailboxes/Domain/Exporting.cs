using System.Collections.Immutable;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>All that a mailbox holds on its member, for them alone (GDPR art. 15 and 20).</summary>
internal static class Exporting
{
    /// <param name="withNotes">Whether agents' internal notes are a part of it.</param>
    public static Outcome<MailboxExport> Export(
        MailboxState state,
        Actor actor,
        MailboxPolicy policy,
        bool withNotes,
        DateTimeOffset now
    ) =>
        Access.StandingOf(state, actor, now) != Standing.Holder
            ? RefusalCode.NotFound
            : new MailboxExport(
                now,
                state.MemberId,
                state.Holder?.Name,
                state.Holder?.Email,
                state.Holder?.Fund,
                state.Holder?.Profile,
                state.Preferences,
                [.. state.Contacts.Reverse().Select(contact => Contact(state, contact, policy, withNotes, now))],
                [.. state.Procurations.Select(procuration => procuration.View(now))],
                MailboxViews.Received(state, now),
                [.. state.Invitations.Select(invitation => invitation.View(now))],
                WordingsOf(state)
            );

    /// <summary>Each that was agreed to, once.</summary>
    private static ImmutableArray<ProcurationWording> WordingsOf(MailboxState state) =>
        [
            .. state
                .Invitations.Select(invitation => (int?)invitation.Wording)
                .Concat(state.Procurations.Select(granted => granted.Agreed?.Wording))
                .Concat(state.Received.Select(received => received.Agreed?.Wording))
                .OfType<int>()
                .Distinct()
                .Order()
                .Select(Inviting.WordsOf),
        ];

    /// <summary>
    /// What the member sees of a contact, with what the desk did with it. Agents are named as they are to members,
    /// without their ids.
    /// </summary>
    private static ContactView Contact(
        MailboxState state,
        Contact contact,
        MailboxPolicy policy,
        bool withNotes,
        DateTimeOffset now
    ) =>
        MailboxViews.Contact(state, contact, Standing.Holder, policy, now) with
        {
            Feedback = contact.Feedback is { } said ? new(said.Resolved, said.Rating, said.At) : null,
            Escalations = [.. contact.Escalations.Select(step => MailboxViews.View(step) with { Recipient = null })],
            UndeliveredMails =
            [
                .. contact.UndeliveredMails.Select(mail => new UndeliveredMailView(mail.Mail, mail.At)),
            ],
            History = [.. contact.DeskActs.Select(MailboxViews.View).Select(Nameable)],
            Notes = withNotes
                ? [.. contact.Notes.Select(note => new NoteView(note.Id, Named(note.Author), note.At, note.Text))]
                : null,
        };

    private static DeskActView Nameable(DeskActView act) =>
        act with
        {
            By = WithoutId(act.By),
            Agent = WithoutId(act.Agent),
        };

    private static AgentView Named(DeskAgent agent) => new("", agent.Name);

    private static AgentView? WithoutId(AgentView? agent) => agent is null ? null : agent with { Id = "" };
}
