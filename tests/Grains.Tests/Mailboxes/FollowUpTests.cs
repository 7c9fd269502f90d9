using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class FollowUpTests
{
    private readonly MailboxPolicy _policy = Policy();
    private readonly MailboxState _one;

    public FollowUpTests() => _one = MailboxOf(1, _policy, Tuesday);

    [Fact]
    public void What_a_token_leaves_out_of_the_member_stays_known()
    {
        var bare = Jean with { Email = null, Fund = null, Profile = null };
        var next = FollowUp.Decide(_one, bare, Id(1), new(Text), _policy, Tuesday).Accepted().Next;
        Assert.Equal(_one.Holder, next.Holder);
    }

    [Fact]
    public void A_message_joins_an_open_contact_without_touching_its_clock()
    {
        var (_, contact) = Add(_one, Tuesday.AddHours(5)).Accepted();

        Assert.Equal(2, contact.Messages.Length);
        Assert.Equal(_one.Contacts[0].Clock, contact.Clock);
    }

    [Fact]
    public void A_message_within_30_days_of_the_answer_reopens_with_a_new_clock()
    {
        var answered = Reply(_one, ReplyKind.Final, Tuesday).Accepted().Next;

        var (next, contact) = Add(answered, Tuesday.AddDays(30)).Accepted();

        Assert.Equal((ContactStatus.Open, 2, 0), (contact.Status, contact.Clock.Number, contact.Clock.Level));
        Assert.Null(contact.AnsweredAt);
        Assert.Equal($"ack.{Id(1)}.2", next.Mails().Last().Id);
        Assert.Equal(RefusalCode.ContactClosed, Add(answered, Tuesday.AddDays(30).AddTicks(1)).Refusal?.Code);
        Assert.Equal(
            Tuesday.AddDays(30),
            MailboxViews.Get(answered, Jean, Id(1), _policy, Tuesday).Accepted().ReopenableUntil
        );
        Assert.Null(MailboxViews.Get(next, Jean, Id(1), _policy, Tuesday.AddDays(30)).Accepted().ReopenableUntil);
    }

    [Fact]
    public void A_thread_holds_100_messages()
    {
        var state = _one;
        for (var i = 1; i < 100; i++)
            state = Add(state, Tuesday).Accepted().Next;
        Assert.Equal(RefusalCode.ThreadFull, Add(state, Tuesday).Refusal?.Code);
    }

    private Outcome<Decision<Contact>> Reply(MailboxState state, ReplyKind kind, DateTimeOffset now) =>
        Replying.Decide(state, Agent, Id(1), new(kind, "Voici la réponse."), _policy, now);

    private Outcome<Decision<Contact>> Add(MailboxState state, DateTimeOffset now) =>
        FollowUp.Decide(state, Jean, Id(1), new(Text), _policy, now);
}
