using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class MessageTests
{
    private readonly MailboxPolicy _policy = Policy();
    private readonly MailboxState _one;

    public MessageTests() => _one = MailboxOf(1, _policy, Tuesday);

    [Fact]
    public void The_first_answer_stops_the_clock_and_tells_the_member()
    {
        var (next, contact) = Reply(_one, ReplyKind.Final, Tuesday.AddHours(3)).Accepted();

        Assert.Equal((ContactStatus.Answered, Tuesday.AddHours(3)), (contact.Status, contact.AnsweredAt));
        Assert.False(contact.Clock.IsRunning);
        Assert.True(contact.HasUnread);
        Assert.Equal(new Author(AuthorKind.Agent, "agent-1", "Claire Agent"), contact.Messages[1].Author);
        var notice = next.Mails().Last();
        Assert.Equal((typeof(AnswerAvailable), "jean@membre.example", $"answer.{Id(1)}-2"), (notice.GetType(), notice.To, notice.Id));
    }

    [Fact]
    public void An_interim_answer_starts_the_clock_of_the_final_one_and_comes_only_once()
    {
        var (next, contact) = Reply(_one, ReplyKind.Interim, Tuesday).Accepted();

        Assert.Equal(ContactStatus.Pending, contact.Status);
        Assert.Equal((2, ClockKind.Resolution), (contact.Clock.Number, contact.Clock.Kind));
        Assert.Equal(new DateTimeOffset(2026, 10, 27, 9, 0, 0, TimeSpan.Zero), contact.Clock.Deadline.DueAt);
        Assert.Equal(RefusalCode.AlreadyAnswered, Reply(next, ReplyKind.Interim, Tuesday).Refusal?.Code);
        Assert.Equal(ContactStatus.Answered, Reply(next, ReplyKind.Final, Tuesday).Accepted().Answer.Status);
    }

    [Fact]
    public void An_answer_is_unread_and_then_read_though_the_clock_went_back_meanwhile()
    {
        var answered = Reply(_one, ReplyKind.Interim, Tuesday.AddSeconds(5)).Accepted().Next;
        var read = Mailbox.MarkRead(answered, Jean, Id(1), Tuesday.AddSeconds(10)).Accepted().Next;
        var (again, contact) = Reply(read, ReplyKind.Final, Tuesday).Accepted();
        Assert.Equal(Tuesday.AddSeconds(10).AddTicks(1), contact.Messages[^1].SentAt);
        Assert.True(contact.HasUnread);

        Assert.False(Mailbox.MarkRead(again, Jean, Id(1), Tuesday).Accepted().Answer.HasUnread);
        var reopened = Mailbox.AddMessage(again, Jean, Id(1), new(Text), _policy, Tuesday).Accepted().Answer;
        Assert.Equal(Tuesday.AddSeconds(10).AddTicks(1), reopened.Messages[^1].SentAt);
        Assert.False(reopened.HasUnread);
    }

    [Fact]
    public void A_thread_that_its_member_filled_can_still_be_answered()
    {
        var full = _one;
        while (full.Contacts[0].Messages.Length < MailboxLimit.MaxMessages)
            full = Mailbox.AddMessage(full, Jean, Id(1), new(Text), _policy, Tuesday).Accepted().Next;
        var answered = Reply(full, ReplyKind.Final, Tuesday);
        Assert.Equal(ContactStatus.Answered, answered.Accepted().Answer.Status);
        Assert.Equal(RefusalCode.ThreadFull, Reply(answered.Accepted().Next, ReplyKind.Final, Tuesday).Refusal?.Code);
    }

    [Fact]
    public void What_a_token_leaves_out_of_the_member_stays_known()
    {
        var bare = Jean with { Email = null, Fund = null, Profile = null };
        var next = Mailbox.AddMessage(_one, bare, Id(1), new(Text), _policy, Tuesday).Accepted().Next;
        Assert.Equal(_one.Holder, next.Holder);
    }

    [Fact]
    public void Only_staff_of_the_contacts_fund_answers()
    {
        foreach (var actor in new[] { OtherFundAgent, Jean, Lucie, Admin })
            Assert.Equal(
                RefusalCode.NotFound,
                Mailbox.Reply(_one, actor, Id(1), new(ReplyKind.Final, "Voici."), _policy, Tuesday).Refusal?.Code);
    }

    [Fact]
    public void An_answer_to_what_somebody_has_answered_since_is_stale()
    {
        var answered = Reply(_one, ReplyKind.Interim, Tuesday).Accepted().Next;

        var stale = Mailbox.Reply(answered, Agent, Id(1), new(ReplyKind.Final, "Voici.", SeenVersion: 1), _policy, Tuesday);
        Assert.Equal(RefusalCode.StaleVersion, stale.Refusal?.Code);
        var future = Mailbox.Reply(answered, Agent, Id(1), new(ReplyKind.Final, "Voici.", SeenVersion: 99), _policy, Tuesday);
        Assert.Equal(RefusalCode.StaleVersion, future.Refusal?.Code);
    }

    [Fact]
    public void A_step_or_a_reading_since_does_not_make_an_answer_stale()
    {
        var climbed = Mailbox.Advance(_one, _policy, Tuesday.AddHours(40));
        Assert.Equal(2, climbed.Contacts[0].Version);

        var (_, contact) = Mailbox.Reply(climbed, Agent, Id(1), new(ReplyKind.Final, "Voici.", SeenVersion: 1), _policy, Tuesday.AddHours(40)).Accepted();
        Assert.Equal(3, contact.Version);
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
        Assert.Equal(Tuesday.AddDays(30), MailboxViews.Get(answered, Jean, Id(1), _policy, Tuesday).Accepted().ReopenableUntil);
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

    [Fact]
    public void A_repeated_answer_is_one_answer()
    {
        var command = new NewReply(ReplyKind.Final, "Voici.", IdempotencyKey: "k");
        var once = Mailbox.Reply(_one, Agent, Id(1), command, _policy, Tuesday).Accepted().Next;

        Assert.Same(once, Mailbox.Reply(once, Agent, Id(1), command, _policy, Tuesday).Accepted().Next);
    }

    [Fact]
    public void Reading_marks_the_answers_read_until_the_next_one()
    {
        var answered = Reply(_one, ReplyKind.Interim, Tuesday).Accepted().Next;
        Assert.Equal(1, MailboxViews.List(answered, Jean, _policy, Tuesday).Accepted().Unread);

        var read = Mailbox.MarkRead(answered, Jean, Id(1), Tuesday.AddHours(1)).Accepted().Next;
        Assert.Equal(0, MailboxViews.List(read, Jean, _policy, Tuesday).Accepted().Unread);
        Assert.Equal(Tuesday.AddHours(1), MailboxViews.Get(read, Jean, Id(1), _policy, Tuesday).Accepted().ReadAt);

        var again = Reply(read, ReplyKind.Final, Tuesday.AddHours(2)).Accepted().Next;
        Assert.Null(MailboxViews.Get(again, Jean, Id(1), _policy, Tuesday).Accepted().ReadAt);
    }

    [Fact]
    public void Members_see_no_level_and_no_escalation_and_agents_do()
    {
        var late = Mailbox.Advance(_one, _policy, Tuesday.AddDays(3));

        var member = MailboxViews.Get(late, Jean, Id(1), _policy, Tuesday).Accepted();
        Assert.Null(member.Level);
        Assert.Null(member.Escalations);
        var agent = MailboxViews.Get(late, Agent, Id(1), _policy, Tuesday).Accepted();
        Assert.Equal(3, agent.Level);
        Assert.Equal([1, 2, 3], agent.Escalations!.Value.Select(step => step.Level));
    }

    [Fact]
    public void Agents_see_the_business_time_left_while_a_clock_runs_and_members_do_not()
    {
        var friday = new DateTimeOffset(2026, 10, 16, 14, 5, 0, TimeSpan.Zero);
        var one = MailboxOf(1, _policy, friday);
        Assert.Equal(48 * 60, MinutesLeft(one, friday));
        Assert.Equal(48 * 60 - 1, MinutesLeft(one, friday.AddSeconds(1)));
        Assert.Equal(40 * 60 + 5, MinutesLeft(one, friday.AddDays(1)));
        Assert.Equal(-61, MinutesLeft(one, friday.AddDays(4).AddMinutes(60).AddSeconds(1)));
        Assert.Equal(10 * 24 * 60, MinutesLeft(Reply(one, ReplyKind.Interim, friday).Accepted().Next, friday));
        Assert.Null(MinutesLeft(Reply(one, ReplyKind.Final, friday).Accepted().Next, friday));
        Assert.Null(MailboxViews.Get(one, Jean, Id(1), _policy, friday).Accepted().MinutesLeft);

        int? MinutesLeft(MailboxState state, DateTimeOffset now) => MailboxViews.Get(state, Agent, Id(1), _policy, now).Accepted().MinutesLeft;
    }

    private Outcome<Decision<Contact>> Reply(MailboxState state, ReplyKind kind, DateTimeOffset now) =>
        Mailbox.Reply(state, Agent, Id(1), new(kind, "Voici la réponse."), _policy, now);

    private Outcome<Decision<Contact>> Add(MailboxState state, DateTimeOffset now) =>
        Mailbox.AddMessage(state, Jean, Id(1), new(Text), _policy, now);
}
