using System.Text.Json;
using MsaOrleans.Catalog;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

/// <summary>Internal notes and transfers.</summary>
public sealed class DeskTests
{
    private static readonly TopicCodes Elsewhere = new("sante", "carte-vitale", "ma-carte-vitale");

    private readonly MailboxPolicy _policy = Policy();
    private readonly MailboxState _one;

    public DeskTests() => _one = MailboxOf(1, _policy, Tuesday);

    [Fact]
    public void A_note_is_for_the_fund_alone()
    {
        var noted = Note(_one, "Dossier incomplet, relancer.").Accepted().Next;

        var note = Assert.Single(MailboxViews.Contact(noted, noted.Contacts[0], Standing.Staff, _policy, Tuesday).Notes!.Value);
        Assert.Equal(($"{Id(1)}-n1", Agent.Id, Tuesday, "Dossier incomplet, relancer."), (note.Id, note.Author.Id, note.SentAt, note.Text));
        foreach (var standing in new[] { Standing.Holder, Standing.Proxy, Standing.Stranger })
        {
            var seen = MailboxViews.Contact(noted, noted.Contacts[0], standing, _policy, Tuesday);
            Assert.Null(seen.Notes);
            Assert.Null(seen.History);
            Assert.Null(seen.Claim);
        }
        Assert.DoesNotContain("relancer", JsonSerializer.Serialize(MailboxViews.Export(noted, Jean, _policy, Tuesday)), StringComparison.Ordinal);
        Assert.Empty(noted.Mails().Where(mail => _one.Mails().All(known => known.Id != mail.Id)));
    }

    [Fact]
    public void A_note_makes_no_answer_stale()
    {
        var noted = Note(_one, "Vu.").Accepted().Next;
        Assert.Null(Mailbox.Reply(noted, Colleague, Id(1), new(ReplyKind.Final, "Voici.", SeenVersion: 1), _policy, Tuesday).Refusal);
    }

    [Fact]
    public void A_note_repeated_with_its_key_is_one()
    {
        var noted = Note(_one, "Vu.", "key").Accepted().Next;
        Assert.Same(noted, Note(noted, "Vu.", "key").Accepted().Next);
        Assert.Equal(RefusalCode.IdempotencyKeyReused, Note(noted, "Autre.", "key").Refusal?.Code);
    }

    [Fact]
    public void A_contact_holds_100_notes()
    {
        var state = _one;
        for (var i = 0; i < MailboxLimit.MaxNotes; i++)
            state = Note(state, $"Note {i}").Accepted().Next;
        Assert.Equal(RefusalCode.ThreadFull, Note(state, "Encore").Refusal?.Code);
        Assert.Equal(RefusalCode.TextTooShort, Note(_one, " ").Refusal?.Code);
        Assert.Equal(RefusalCode.TextTooLong, Note(_one, new('a', 4001)).Refusal?.Code);
    }

    [Fact]
    public void A_transfer_moves_the_contact_and_not_its_clock()
    {
        var held = Mailbox.Claim(_one, Agent, Id(1), new(), _policy, Tuesday).Accepted().Next;
        var (next, contact) = Transfer(held, Elsewhere, "gironde", Tuesday.AddHours(5)).Accepted();

        var (before, after) = (held.Contacts[0], contact);
        Assert.Equal(("gironde", "ma-carte-vitale"), (after.Fund, after.Topic.Reason.Code));
        Assert.Equal(before.Clock, after.Clock);
        Assert.Null(after.Claim);
        var act = MailboxViews.Contact(next, after, Standing.Staff, _policy, Tuesday).History!.Value[^1];
        Assert.Equal((DeskActKind.Transferred, "picardie", "gironde"), (act.Kind, act.From!.Fund, act.To!.Fund));
        Assert.Equal(("mon-changement-de-situation", "ma-carte-vitale"), (act.From.Topic.Reason.Code, act.To.Topic.Reason.Code));
        Assert.Equal(RefusalCode.NotFound, MailboxViews.Get(next, Agent, Id(1), _policy, Tuesday).Refusal?.Code);
        Assert.Null(MailboxViews.Get(next, OtherFundAgent, Id(1), _policy, Tuesday).Refusal);
    }

    [Fact]
    public void The_steps_after_a_transfer_go_to_the_new_fund()
    {
        var moved = Transfer(_one, Elsewhere, "gironde", Tuesday).Accepted().Next with { Outbox = [] };
        var late = Mailbox.Advance(moved, _policy, moved.Contacts[0].Clock.Deadline.DueAt);
        Assert.Equal("gironde", Assert.Single(late.Mails()).Fund);
    }

    [Fact]
    public void Both_boards_hear_of_a_transfer()
    {
        var announcing = Mailbox.Announcing(_one, Transfer(_one, Elsewhere, "gironde", Tuesday).Accepted().Next, Tuesday);
        Assert.Equal(["picardie", "gironde"], announcing.Outbox.OfType<BoardNotice>().Select(owed => owed.To));
        Assert.Null(Mailbox.EntryOf(announcing, "picardie", Id(1)));
        Assert.NotNull(Mailbox.EntryOf(announcing, "gironde", Id(1)));
    }

    [Fact]
    public void A_transfer_to_nowhere_or_to_where_it_is_changes_nothing()
    {
        Assert.Equal(RefusalCode.UnknownTopic, Transfer(_one, new("sante", "x", "y"), null, Tuesday).Refusal?.Code);
        Assert.Equal(RefusalCode.UnknownFund, Transfer(_one, Elsewhere, "nulle-part", Tuesday).Refusal?.Code);
        Assert.Same(_one, Transfer(_one, Given.Topic, null, Tuesday).Accepted().Next);
        var answered = Mailbox.Reply(_one, Agent, Id(1), new(ReplyKind.Final, "Voici."), _policy, Tuesday).Accepted().Next;
        Assert.Equal(RefusalCode.ContactAnswered, Transfer(answered, Elsewhere, null, Tuesday).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Mailbox.Transfer(_one, OtherFundAgent, Id(1), new(Elsewhere), _policy, Tuesday).Refusal?.Code);
    }

    [Fact]
    public void The_desks_history_forgets_the_oldest_beyond_200()
    {
        var state = _one;
        for (var i = 0; i < MailboxLimit.MaxDeskActs; i++)
        {
            state = Mailbox.Claim(state, Agent, Id(1), new(), _policy, Tuesday.AddSeconds(i)).Accepted().Next;
            state = Mailbox.Release(state, Agent, Id(1), Tuesday.AddSeconds(i)).Accepted().Next;
        }
        Assert.Equal(MailboxLimit.MaxDeskActs, state.Contacts[0].DeskActs.Length);
        Assert.Equal(Tuesday.AddSeconds(MailboxLimit.MaxDeskActs - 1), state.Contacts[0].DeskActs[^1].At);
    }

    private Outcome<Decision<Contact>> Note(MailboxState state, string text, string? key = null) =>
        Mailbox.AddNote(state, Agent, Id(1), new(text, key), _policy, Tuesday);

    private Outcome<Decision<Contact>> Transfer(MailboxState state, TopicCodes topic, string? fund, DateTimeOffset at) =>
        Mailbox.Transfer(state, Agent, Id(1), new(topic, fund), _policy, at);
}
