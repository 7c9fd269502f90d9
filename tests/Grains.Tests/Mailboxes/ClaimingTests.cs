using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class ClaimingTests
{
    private readonly MailboxPolicy _policy = Policy();
    private readonly MailboxState _one;

    public ClaimingTests() => _one = MailboxOf(1, _policy, Tuesday);

    [Fact]
    public void The_first_to_claim_holds_the_contact_and_the_second_learns_who_does()
    {
        var held = Claim(_one, Agent);
        Assert.Equal((Agent.Id, Agent.Name), (Contact(held).Assignee, Contact(held).Claim!.Agent.Name));

        var second = Claiming.Claim(held, Colleague, Id(1), new(), _policy, Tuesday);
        Assert.Equal((RefusalCode.AlreadyClaimed, Agent.Name), (second.Refusal?.Code, second.Refusal?.Holder));
        var history = Assert.Single(Contact(held).History!.Value);
        Assert.Equal((DeskActKind.Claimed, Agent.Id), (history.Kind, history.By!.Id));
    }

    [Fact]
    public void Claiming_again_renews_the_claim_and_is_no_new_one()
    {
        var renewed = Claim(Claim(_one, Agent), Agent, Tuesday.AddHours(3));

        Assert.Equal((Tuesday, Tuesday.AddHours(7)), (Contact(renewed).Claim!.Since, Contact(renewed).Claim!.LapsesAt));
        Assert.Single(Contact(renewed).History!.Value);
    }

    [Fact]
    public void A_supervisor_gives_a_contact_to_an_agent_whoever_holds_it()
    {
        var given = Claim(Claim(_one, Agent), Supervisor, to: Colleague.Id);

        Assert.Equal(Colleague.Id, Contact(given).Assignee);
        Assert.Equal(
            (DeskActKind.Assigned, Supervisor.Id, Colleague.Id),
            (Last(given).Kind, Last(given).By!.Id, Last(given).Agent!.Id)
        );
        var named = NoteTaking
            .Decide(given, Colleague, Id(1), new("Je m’en occupe."), _policy, Tuesday)
            .Accepted()
            .Next;
        Assert.Equal(Colleague.Name, Contact(named).Claim!.Agent.Name);
    }

    [Fact]
    public void An_agent_gives_a_contact_to_nobody_else()
    {
        Assert.Equal(
            RefusalCode.Forbidden,
            Claiming.Claim(_one, Agent, Id(1), new(Colleague.Id), _policy, Tuesday).Refusal?.Code
        );
        Assert.Equal(Agent.Id, Contact(Claim(_one, Agent, to: Agent.Id)).Assignee);
    }

    [Fact]
    public void Nobody_of_another_fund_and_no_member_claims()
    {
        foreach (var actor in new[] { OtherFundAgent, Jean, Lucie, Admin })
        {
            Assert.Equal(
                RefusalCode.NotFound,
                Claiming.Claim(_one, actor, Id(1), new(), _policy, Tuesday).Refusal?.Code
            );
            Assert.Equal(RefusalCode.NotFound, Claiming.Release(_one, actor, Id(1), Tuesday).Refusal?.Code);
        }
    }

    [Fact]
    public void The_holder_or_a_supervisor_releases()
    {
        var held = Claim(_one, Agent);
        Assert.Equal(RefusalCode.AlreadyClaimed, Claiming.Release(held, Colleague, Id(1), Tuesday).Refusal?.Code);
        foreach (var actor in new[] { Agent, Supervisor })
        {
            var released = Claiming.Release(held, actor, Id(1), Tuesday).Accepted().Next;
            Assert.Null(Contact(released).Claim);
            Assert.Equal(
                (DeskActKind.Released, actor.Id, Agent.Id),
                (Last(released).Kind, Last(released).By!.Id, Last(released).Agent!.Id)
            );
            Assert.Same(released, Claiming.Release(released, Colleague, Id(1), Tuesday).Accepted().Next);
        }
    }

    [Fact]
    public void A_claim_lapses_after_4_office_hours_without_activity_and_says_whose_it_was()
    {
        var friday = new DateTimeOffset(2026, 10, 16, 20, 0, 0, TimeSpan.Zero);
        var held = Claim(MailboxOf(1, _policy, friday), Agent, friday);
        var monday = new DateTimeOffset(2026, 10, 19, 10, 0, 0, TimeSpan.Zero);
        Assert.Equal(monday, Agenda.NextEvent(held, _policy));

        Assert.Equal(Agent.Id, Contact(Agenda.Advance(held, _policy, monday.AddTicks(-1))).Assignee);
        var lapsed = Agenda.Advance(held, _policy, monday.AddMinutes(1));

        Assert.Null(Contact(lapsed).Claim);
        Assert.Equal(
            (DeskActKind.Lapsed, monday, null, Agent.Id),
            (Last(lapsed).Kind, Last(lapsed).At, Last(lapsed).By, Last(lapsed).Agent!.Id)
        );
        Assert.Equal((Agent.Id, Agent.Name), LapsedFrom(lapsed));
        Assert.Equal((null, null), LapsedFrom(Claim(lapsed, Colleague)));
    }

    [Fact]
    public void A_claim_of_the_evening_is_there_the_next_morning()
    {
        var (evening, night, noon) = (At(13, 17, 30), At(13, 21, 30), At(14, 11, 30));
        var held = Claim(MailboxOf(1, _policy, evening), Agent, evening);

        Assert.Equal(noon, Contact(held).Claim!.LapsesAt);
        foreach (var instant in new[] { night, At(14, 8, 0), noon.AddTicks(-1) })
            Assert.Equal(Agent.Id, Contact(Agenda.Advance(held, _policy, instant)).Assignee);
        Assert.Null(Contact(Agenda.Advance(held, _policy, noon)).Assignee);
    }

    [Fact]
    public void A_claim_that_a_supervisor_gave_does_not_lapse()
    {
        var given = Claim(_one, Supervisor, to: Colleague.Id);
        Assert.Null(Contact(given).Claim!.LapsesAt);
        Assert.Equal(_one.Contacts[0].Clock.StepsAhead.First().At, Agenda.NextEvent(given, _policy));
        Assert.Equal(Colleague.Id, Contact(Agenda.Advance(given, _policy, Tuesday.AddMonths(3))).Assignee);

        var written = NoteTaking.Decide(given, Colleague, Id(1), new("Vu."), _policy, Tuesday.AddHours(1)).Accepted();
        var again = Claim(written.Next, Colleague, Tuesday.AddHours(2));
        Assert.Equal((Tuesday, null), (Contact(again).Claim!.Since, Contact(again).Claim!.LapsesAt));
        Assert.Equal(Colleague.Name, Contact(again).Claim!.Agent.Name);

        var released = Claiming.Release(again, Colleague, Id(1), Tuesday).Accepted().Next;
        Assert.Equal(Tuesday.AddHours(4), Lapses(Claim(released, Colleague)));
    }

    [Fact]
    public void A_supervisor_who_takes_a_contact_has_a_claim_like_an_agents()
    {
        var taken = Claim(Claim(_one, Agent), Supervisor, to: Supervisor.Id);

        Assert.Equal((Supervisor.Id, Tuesday.AddHours(4)), (Contact(taken).Assignee, Lapses(taken)));
        Assert.Equal(DeskActKind.Claimed, Last(taken).Kind);
        Assert.Equal(
            RefusalCode.AlreadyClaimed,
            Claiming.Claim(Claim(_one, Agent), Supervisor, Id(1), new(), _policy, Tuesday).Refusal?.Code
        );
    }

    [Fact]
    public void A_contact_given_to_whoever_claimed_it_lapses_no_more_and_is_recorded_once()
    {
        var given = Claim(Claim(_one, Agent), Supervisor, Tuesday.AddHours(1), to: Agent.Id);
        Assert.Equal((Tuesday, null), (Contact(given).Claim!.Since, Contact(given).Claim!.LapsesAt));
        Assert.Equal([DeskActKind.Claimed, DeskActKind.Assigned], Kinds(given));

        Assert.Equal([DeskActKind.Claimed, DeskActKind.Assigned], Kinds(Claim(given, Supervisor, to: Agent.Id)));
    }

    [Fact]
    public void What_the_holder_writes_renews_the_claim_and_what_others_write_does_not()
    {
        var (held, later) = (Claim(_one, Agent), Tuesday.AddHours(2));

        Assert.Equal(
            later.AddHours(4),
            Lapses(NoteTaking.Decide(held, Agent, Id(1), new("Vu."), _policy, later).Accepted().Next)
        );
        Assert.Equal(
            later.AddHours(4),
            Lapses(
                Replying.Decide(held, Agent, Id(1), new(ReplyKind.Interim, "Bientôt."), _policy, later).Accepted().Next
            )
        );
        Assert.Equal(
            Tuesday.AddHours(4),
            Lapses(NoteTaking.Decide(held, Colleague, Id(1), new("Vu."), _policy, later).Accepted().Next)
        );
        Assert.Equal(
            Tuesday.AddHours(4),
            Lapses(FollowUp.Decide(held, Jean, Id(1), new(Text), _policy, later).Accepted().Next)
        );
    }

    [Fact]
    public void A_final_answer_ends_the_claim_and_an_answered_contact_has_none()
    {
        var answered = Replying
            .Decide(Claim(_one, Agent), Colleague, Id(1), new(ReplyKind.Final, "Voici."), _policy, Tuesday)
            .Accepted()
            .Next;

        Assert.Null(Contact(answered).Claim);
        Assert.Equal(
            RefusalCode.ContactAnswered,
            Claiming.Claim(answered, Agent, Id(1), new(), _policy, Tuesday).Refusal?.Code
        );
    }

    [Fact]
    public void A_claim_makes_no_answer_stale()
    {
        var held = Claim(_one, Colleague);
        Assert.Null(
            Replying
                .Decide(held, Agent, Id(1), new(ReplyKind.Final, "Voici.", SeenVersion: 1), _policy, Tuesday)
                .Refusal
        );
    }

    [Fact]
    public void The_desks_history_forgets_the_oldest_beyond_200()
    {
        var state = _one;
        for (var i = 0; i < MailboxLimit.MaxDeskActs; i++)
        {
            state = Claiming.Claim(state, Agent, Id(1), new(), _policy, Tuesday.AddSeconds(i)).Accepted().Next;
            state = Claiming.Release(state, Agent, Id(1), Tuesday.AddSeconds(i)).Accepted().Next;
        }
        Assert.Equal(MailboxLimit.MaxDeskActs, state.Contacts[0].DeskActs.Length);
        Assert.Equal(Tuesday.AddSeconds(MailboxLimit.MaxDeskActs - 1), state.Contacts[0].DeskActs[^1].At);
    }

    private MailboxState Claim(MailboxState state, Actor actor, DateTimeOffset? at = null, string? to = null) =>
        state.Then(now => Claiming.Claim(state, actor, Id(1), new(to), _policy, now), at ?? Tuesday);

    private ContactView Contact(MailboxState state) =>
        MailboxViews.Contact(state, state.Contacts[0], Standing.Staff, _policy, Tuesday);

    private IEnumerable<DeskActKind> Kinds(MailboxState state) => Contact(state).History!.Value.Select(act => act.Kind);

    private DeskActView Last(MailboxState state) => Contact(state).History!.Value[^1];

    private static (string?, string?) LapsedFrom(MailboxState state) =>
        BoardNotices.EntryOf(state, "picardie", Id(1)) is { } entry
            ? (entry.LapsedFrom, entry.LapsedFromName)
            : default;

    private DateTimeOffset? Lapses(MailboxState state) => Contact(state).Claim!.LapsesAt;

    /// <summary>An instant of October 2026 by the clocks of Paris, in summer time.</summary>
    private static DateTimeOffset At(int day, int hour, int minute) =>
        new DateTimeOffset(2026, 10, day, hour, minute, 0, TimeSpan.FromHours(2)).ToUniversalTime();
}
