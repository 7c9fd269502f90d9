using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class ReplyingTests
{
    private readonly MailboxPolicy _policy = Policy();
    private readonly MailboxState _one;

    public ReplyingTests() => _one = MailboxOf(1, _policy, Tuesday);

    [Fact]
    public void The_first_answer_stops_the_clock_and_tells_the_member()
    {
        var (next, contact) = Reply(_one, ReplyKind.Final, Tuesday.AddHours(3)).Accepted();

        Assert.Equal((ContactStatus.Answered, Tuesday.AddHours(3)), (contact.Status, contact.AnsweredAt));
        Assert.False(contact.Clock.IsRunning);
        Assert.True(contact.HasUnread);
        Assert.Equal(new Author(AuthorKind.Agent, "agent-1", "Claire Agent"), contact.Messages[1].Author);
        var notice = next.Mails().Last();
        Assert.Equal(
            (typeof(AnswerAvailable), "jean@membre.example", $"answer.{Id(1)}-2"),
            (notice.GetType(), notice.To, notice.Id)
        );
    }

    [Fact]
    public void An_answer_is_signed_and_stays_so_whatever_the_fund_becomes()
    {
        var fund = Shipped.Funds.Find("picardie")!.View;
        var titled = Agent with { Title = "Conseillère retraite" };
        var (next, first) = Replying
            .Decide(_one, titled, Id(1), new(ReplyKind.Interim, "Voici."), _policy, Tuesday)
            .Accepted();
        var elsewhere = next with { Contacts = [first with { Fund = "gironde" }] };
        var last = Replying
            .Decide(elsewhere, OtherFundAgent, Id(1), new(ReplyKind.Final, "Voici."), _policy, Tuesday)
            .Accepted()
            .Answer;

        Assert.Null(last.Messages[0].Signature);
        Assert.Equal(new("Conseillère retraite", fund.Name, fund.Address), last.Messages[1].Signature);
        var other = Shipped.Funds.Find("gironde")!.View;
        Assert.Equal(new("gestionnaire", other.Name, other.Address), last.Messages[2].Signature);
        var shown = Exporting.Export(elsewhere, Jean, _policy, false, Tuesday).Accepted().Contacts[0].Messages;
        Assert.Equal(last.Messages[1].Signature, shown[1].Signature);
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
    public void A_thread_that_its_member_filled_can_still_be_answered()
    {
        var full = _one;
        while (full.Contacts[0].Messages.Length < MailboxLimit.MaxMessages)
            full = FollowUp.Decide(full, Jean, Id(1), new(Text), _policy, Tuesday).Accepted().Next;
        var answered = Reply(full, ReplyKind.Final, Tuesday);
        Assert.Equal(ContactStatus.Answered, answered.Accepted().Answer.Status);
        Assert.Equal(RefusalCode.ThreadFull, Reply(answered.Accepted().Next, ReplyKind.Final, Tuesday).Refusal?.Code);
    }

    [Fact]
    public void Only_staff_of_the_contacts_fund_answers()
    {
        foreach (var actor in new[] { OtherFundAgent, Jean, Lucie, Admin })
            Assert.Equal(
                RefusalCode.NotFound,
                Replying.Decide(_one, actor, Id(1), new(ReplyKind.Final, "Voici."), _policy, Tuesday).Refusal?.Code
            );
    }

    [Fact]
    public void An_answer_to_what_somebody_has_answered_since_is_stale()
    {
        var answered = Reply(_one, ReplyKind.Interim, Tuesday).Accepted().Next;

        var stale = Replying.Decide(
            answered,
            Agent,
            Id(1),
            new(ReplyKind.Final, "Voici.", SeenVersion: 1),
            _policy,
            Tuesday
        );
        Assert.Equal(RefusalCode.StaleVersion, stale.Refusal?.Code);
        var future = Replying.Decide(
            answered,
            Agent,
            Id(1),
            new(ReplyKind.Final, "Voici.", SeenVersion: 99),
            _policy,
            Tuesday
        );
        Assert.Equal(RefusalCode.StaleVersion, future.Refusal?.Code);
    }

    [Fact]
    public void A_step_or_a_reading_since_does_not_make_an_answer_stale()
    {
        var climbed = Agenda.Advance(_one, _policy, Tuesday.AddHours(40));
        Assert.Equal(2, climbed.Contacts[0].Version);

        var (_, contact) = Replying
            .Decide(
                climbed,
                Agent,
                Id(1),
                new(ReplyKind.Final, "Voici.", SeenVersion: 1),
                _policy,
                Tuesday.AddHours(40)
            )
            .Accepted();
        Assert.Equal(3, contact.Version);
    }

    [Fact]
    public void A_repeated_answer_is_one_answer()
    {
        var command = new NewReply(ReplyKind.Final, "Voici.", IdempotencyKey: "k");
        var once = Replying.Decide(_one, Agent, Id(1), command, _policy, Tuesday).Accepted().Next;

        Assert.Same(once, Replying.Decide(once, Agent, Id(1), command, _policy, Tuesday).Accepted().Next);
    }

    private Outcome<Decision<Contact>> Reply(MailboxState state, ReplyKind kind, DateTimeOffset now) =>
        Replying.Decide(state, Agent, Id(1), new(kind, "Voici la réponse."), _policy, now);
}
