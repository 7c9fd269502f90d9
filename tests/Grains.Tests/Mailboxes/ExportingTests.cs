using MsaOrleans.Grains.Mail;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

/// <summary>All that a mailbox holds on its member, for them alone.</summary>
public sealed class ExportingTests
{
    private readonly MailboxPolicy _policy = Policy();

    [Fact]
    public void An_export_has_what_the_desk_did_names_agents_without_their_ids_and_keeps_notes_back()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        state = state.Then(now => Claiming.Claim(state, Agent, Id(1), new(null), _policy, now), Tuesday.AddHours(1));
        state = state.Then(
            now => NoteTaking.Decide(state, Agent, Id(1), new("À vérifier."), _policy, now),
            Tuesday.AddHours(1)
        );
        state = Settlement.Decide(state, $"ack.{Id(1)}.1", MailOutcome.Refused, Tuesday);
        state = Agenda.Advance(state, _policy, Tuesday.AddHours(40));

        var contact = Assert.Single(Export(state, withNotes: false).Contacts);
        Assert.Equal("acknowledgement", Assert.Single(contact.UndeliveredMails!.Value).Mail);
        var step = Assert.Single(contact.Escalations!.Value);
        Assert.Equal((1, null), (step.Level, step.Recipient));
        Assert.NotNull(Assert.Single(state.Get(Id(1)).Escalations).Recipient);
        var act = contact.History!.Value[0];
        Assert.Equal((DeskActKind.Claimed, new AgentView("", "Claire Agent")), (act.Kind, act.By));
        Assert.Null(contact.Notes);
        Assert.Null(contact.Level);

        var note = Assert.Single(Assert.Single(Export(state, withNotes: true).Contacts).Notes!.Value);
        Assert.Equal(("À vérifier.", new AgentView("", "Claire Agent")), (note.Text, note.Author));
    }

    [Fact]
    public void Feedback_on_an_earlier_answer_is_in_it_and_nobody_else_gets_it()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        var said = new Feedback(1, true, 4, Tuesday);
        state = state.With(state.Contacts[0] with { Feedback = said });

        Assert.Equal(new FeedbackView(true, 4, Tuesday), Export(state, false).Contacts[0].Feedback);
        foreach (var other in new[] { Lucie, Agent, Admin })
            Assert.Equal(
                RefusalCode.NotFound,
                Exporting.Export(state, other, _policy, true, Tuesday).Match(_ => null!, refusal => refusal).Code
            );
    }

    private MailboxExport Export(MailboxState state, bool withNotes) =>
        Exporting.Export(state, Jean, _policy, withNotes, Tuesday.AddHours(40)).Accepted();
}
