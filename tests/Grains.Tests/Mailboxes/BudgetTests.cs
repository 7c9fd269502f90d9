using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class BudgetTests
{
    private readonly MailboxPolicy _policy = Policy(new MailboxLimit(SubmissionsPerHour: 1000, WritesPerHour: 3));
    private readonly MailboxState _one;

    public BudgetTests() => _one = MailboxOf(1, _policy, Tuesday) with { Outbox = [] };

    [Fact]
    public void The_fourth_write_of_three_an_hour_waits_for_the_hour_to_end()
    {
        var state = _one;
        for (var minute = 0; minute < 3; minute++)
            state = Prefer(state, Jean, minute % 2 != 0, minute).Accepted().Next;

        Assert.Equal(
            new Refusal(RefusalCode.TooManyRequests, TimeSpan.FromMinutes(57)),
            Prefer(state, Jean, true, 3).Refusal
        );
        Assert.Null(Prefer(state, Jean, true, 60).Refusal);
    }

    [Fact]
    public void What_changes_nothing_costs_nothing()
    {
        var state = Prefer(_one, Jean, false, 0).Accepted().Next;
        Assert.Equal(state, Prefer(state, Jean, false, 1).Accepted().Next);
        Assert.Equal(new Tally(Tuesday, 1), state.Spent?.Writes);
    }

    [Fact]
    public void A_refusal_stays_what_it_is()
    {
        var state = _one with { Spent = new(Writes: new(Tuesday, 3)) };
        Assert.Equal(RefusalCode.NotFound, Prefer(state, Lucie, false, 0).Refusal?.Code);
    }

    [Fact]
    public void Agents_have_ten_times_that_and_never_what_the_member_has_left()
    {
        var state = _one with { Spent = new(Writes: new(Tuesday, 3)) };
        for (var note = 0; note < 30; note++)
            state = Note(state, "À rappeler.").Accepted().Next;
        Assert.Equal(new Spending(new(Tuesday, 3), new(Tuesday, 30)), state.Spent);
        Assert.Equal(RefusalCode.TooManyRequests, Note(state, "À rappeler.").Refusal?.Code);
    }

    [Fact]
    public void A_name_that_changes_with_each_reading_is_written_three_times_an_hour()
    {
        var state = _one;
        for (var reading = 0; reading < 10; reading++)
        {
            var reader = Jean with { Name = $"Jean {reading}" };
            state = Budget.Afford(state, Naming.Seen(state, reader, Tuesday), reader, _policy, Tuesday);
        }
        Assert.Equal("Jean 2", state.Holder?.Name);
    }

    [Fact]
    public void The_21st_procuration_of_a_day_waits_and_a_revocation_never_does()
    {
        var state = _one;
        for (var grant = 0; grant < MailboxLimit.GrantsPerDay; grant++)
        {
            state = state.Then(now => Grant(state, $"proxy-{grant}", now), Tuesday.AddMinutes(grant));
            if (grant > 0)
                state = state.Then(now => Procurations.Revoke(state, Jean, $"proxy-{grant}", now), Tuesday);
        }
        Assert.Equal(
            new Refusal(RefusalCode.TooManyRequests, TimeSpan.FromHours(23)),
            Grant(state, "one-more", Tuesday.AddHours(1)).Refusal
        );
        Assert.Null(Procurations.Revoke(state, Jean, "proxy-0", Tuesday).Refusal);
        Assert.Null(Grant(state, "one-more", Tuesday.AddDays(1)).Refusal);
    }

    [Fact]
    public void Beyond_a_hundred_mails_a_day_only_what_needs_one_is_refused()
    {
        var policy = Policy(new MailboxLimit());
        var spent = MailboxOf(1, policy, Tuesday) with { Spent = new(Mails: new(Tuesday, 100)), Outbox = [] };
        var request = Submission.Decide(spent, Jean, Request(), policy, Tuesday, Id(2));
        Assert.Equal(
            new Refusal(RefusalCode.TooManyRequests, TimeSpan.FromDays(1)),
            Budget.Charge(request, spent, Jean, policy, Tuesday).Refusal
        );

        var reply = Replying.Decide(spent, Agent, Id(1), new(ReplyKind.Final, "Voici."), policy, Tuesday);
        Assert.NotEmpty(reply.Accepted().Next.Mails());
        var answered = Budget.Charge(reply, spent, Agent, policy, Tuesday).Accepted();
        Assert.True(answered.Answer.IsAnswered);
        Assert.Empty(answered.Next.Mails());
        Assert.Equal(reply.Accepted().Next.Outbox.Length - 1, answered.Next.Outbox.Length);
    }

    [Fact]
    public void New_contacts_have_their_own_budget_which_the_mails_of_a_day_follow()
    {
        var spent = _one with { Spent = new(Writes: new(Tuesday, 3), Mails: new(Tuesday, 9_999)) };
        var request = Submission.Decide(spent, Jean, Request(), _policy, Tuesday, Id(2));
        var next = Budget.Charge(request, spent, Jean, _policy, Tuesday).Accepted().Next;
        Assert.Equal(new Spending(Writes: new(Tuesday, 3), Mails: new(Tuesday, 10_000)), next.Spent);
        var another = Submission.Decide(next, Jean, Request("Bonjour, encore une question."), _policy, Tuesday, Id(3));
        Assert.Equal(RefusalCode.TooManyRequests, Budget.Charge(another, next, Jean, _policy, Tuesday).Refusal?.Code);
    }

    [Fact]
    public void Each_mail_to_a_person_counts_once()
    {
        var policy = Policy();
        var request = Submission.Decide(_one, Jean, Request(), policy, Tuesday, Id(2));
        var next = Budget.Charge(request, _one, Jean, policy, Tuesday).Accepted().Next;
        Assert.Equal(new Tally(Tuesday, 1), next.Spent?.Mails);
        var note = NoteTaking.Decide(next, Agent, Id(2), new("À rappeler."), policy, Tuesday);
        Assert.Equal(
            new Tally(Tuesday, 1),
            Budget.Charge(note, next, Agent, policy, Tuesday).Accepted().Next.Spent?.Mails
        );
    }

    [Fact]
    public void A_day_s_work_of_a_busy_agent_in_one_mailbox_is_far_from_any()
    {
        var policy = Policy();
        var state = MailboxOf(50, policy, Tuesday) with { Outbox = [] };
        var now = Tuesday.AddHours(60);
        for (var answer = 0; answer < 80; answer++)
        {
            var id = Id(answer % 50 + 1);
            var reply = Replying.Decide(state, Agent, id, new(ReplyKind.Final, new string('a', 4_000)), policy, now);
            state = Budget.Charge(reply, state, Agent, policy, now).Accepted().Next;
        }
        Assert.Equal(80, state.Mails().Length);
    }

    private Outcome<Decision<Preferences>> Prefer(MailboxState state, Actor actor, bool recalls, int minute)
    {
        var now = Tuesday.AddMinutes(minute);
        return Budget.Charge(Preferring.Decide(state, actor, new(true, recalls), now), state, actor, _policy, now);
    }

    private Outcome<Decision<Contact>> Note(MailboxState state, string text) =>
        Budget.Charge(
            NoteTaking.Decide(state, Agent, Id(1), new(text), _policy, Tuesday),
            state,
            Agent,
            _policy,
            Tuesday
        );

    private static Outcome<Decision<Procuration>> Grant(MailboxState state, string proxy, DateTimeOffset now) =>
        Procurations.Grant(state, Jean, proxy, new("Lucie", null, null, null), now);
}
