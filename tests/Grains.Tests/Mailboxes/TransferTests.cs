using MsaOrleans.Catalog;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class TransferTests
{
    private static readonly TopicCodes Elsewhere = new("sante", "carte-vitale", "ma-carte-vitale");

    private readonly MailboxPolicy _policy = Policy();
    private readonly MailboxState _one;

    public TransferTests() => _one = MailboxOf(1, _policy, Tuesday);

    [Fact]
    public void A_transfer_moves_the_contact_and_not_its_clock()
    {
        var held = Claiming.Claim(_one, Agent, Id(1), new(), _policy, Tuesday).Accepted().Next;
        var (next, contact) = Move(held, Elsewhere, "gironde", Tuesday.AddHours(5)).Accepted();

        var (before, after) = (held.Contacts[0], contact);
        Assert.Equal(("gironde", "ma-carte-vitale"), (after.Fund, after.Topic.Reason.Code));
        Assert.Equal(before.Clock, after.Clock);
        Assert.Null(after.Claim);
        var act = MailboxViews.Contact(next, after, Standing.Staff, _policy, Tuesday).History!.Value[^1];
        Assert.Equal((DeskActKind.Transferred, "picardie", "gironde"), (act.Kind, act.From!.Fund, act.To!.Fund));
        Assert.Equal(
            ("mon-changement-de-situation", "ma-carte-vitale"),
            (act.From.Topic.Reason.Code, act.To.Topic.Reason.Code)
        );
        Assert.Equal(RefusalCode.NotFound, MailboxViews.Get(next, Agent, Id(1), _policy, Tuesday).Refusal?.Code);
        Assert.Null(MailboxViews.Get(next, OtherFundAgent, Id(1), _policy, Tuesday).Refusal);
    }

    [Fact]
    public void The_steps_after_a_transfer_go_to_the_new_fund()
    {
        var moved = Move(_one, Elsewhere, "gironde", Tuesday).Accepted().Next with { Outbox = [] };
        var late = Agenda.Advance(moved, _policy, moved.Contacts[0].Clock.Deadline.DueAt);
        Assert.Equal("gironde", Assert.Single(late.Mails()).Fund);
    }

    [Fact]
    public void Both_boards_hear_of_a_transfer()
    {
        var announcing = BoardNotices.OfChanges(
            _one,
            Move(_one, Elsewhere, "gironde", Tuesday).Accepted().Next,
            Tuesday
        );
        Assert.Equal(["picardie", "gironde"], announcing.Outbox.OfType<BoardNotice>().Select(owed => owed.To));
        Assert.Null(BoardNotices.EntryOf(announcing, "picardie", Id(1)));
        Assert.NotNull(BoardNotices.EntryOf(announcing, "gironde", Id(1)));
    }

    [Fact]
    public void A_transfer_to_nowhere_or_to_where_it_is_changes_nothing()
    {
        Assert.Equal(RefusalCode.UnknownTopic, Move(_one, new("sante", "x", "y"), null, Tuesday).Refusal?.Code);
        Assert.Equal(RefusalCode.UnknownFund, Move(_one, Elsewhere, "nulle-part", Tuesday).Refusal?.Code);
        Assert.Same(_one, Move(_one, Given.Topic, null, Tuesday).Accepted().Next);
        var answered = Replying
            .Decide(_one, Agent, Id(1), new(ReplyKind.Final, "Voici."), _policy, Tuesday)
            .Accepted()
            .Next;
        Assert.Equal(RefusalCode.ContactAnswered, Move(answered, Elsewhere, null, Tuesday).Refusal?.Code);
        Assert.Equal(
            RefusalCode.NotFound,
            Transfer.Decide(_one, OtherFundAgent, Id(1), new(Elsewhere), _policy, Tuesday).Refusal?.Code
        );
    }

    private Outcome<Decision<Contact>> Move(MailboxState state, TopicCodes topic, string? fund, DateTimeOffset at) =>
        Transfer.Decide(state, Agent, Id(1), new(topic, fund), _policy, at);
}
