using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

/// <summary>What a mail says is true when it leaves, however long ago it came to be owed.</summary>
public sealed class MailRevalidationTests
{
    private readonly MailboxPolicy _policy = Policy();

    [Fact]
    public void An_answer_already_read_is_not_announced()
    {
        var state = Answered();
        Assert.Single(Revalidated(state, Tuesday).Mails());

        state = state.Then(now => Reading.Decide(state, Jean, Id(1), now), Tuesday);

        Assert.Empty(Revalidated(state, Tuesday).Mails());
    }

    [Fact]
    public void A_second_answer_is_announced_though_the_first_has_been_read()
    {
        var state = Answered();
        state = state.Then(now => Reading.Decide(state, Jean, Id(1), now), Tuesday);
        state = state.Then(
            now => Replying.Decide(state, Agent, Id(1), new(ReplyKind.Final, "Encore."), _policy, now),
            Tuesday.AddMinutes(1)
        );

        Assert.Equal($"answer.{Id(1)}-3", Assert.Single(Revalidated(state, Tuesday).Mails()).Id);
    }

    [Fact]
    public void An_answer_is_announced_neither_to_a_member_who_wants_that_no_more_nor_of_a_contact_that_has_gone()
    {
        var state = Answered();
        var unwanted = state.Then(now => Preferring.Decide(state, Jean, new(AnswerNotifications: false), now), Tuesday);

        Assert.Empty(Revalidated(unwanted, Tuesday).Mails());
        Assert.Empty(Revalidated(state with { Contacts = [] }, Tuesday).Mails());
    }

    [Fact]
    public void A_proxy_revoked_meanwhile_is_told_of_no_answer()
    {
        var state = MailboxState.Empty(Jean.Id);
        state = state.Then(
            now => Procurations.Grant(state, Jean, Lucie.Id, new("Lucie", "lucie@membre.example", null, null), now),
            Tuesday
        );
        state = state.Then(now => Submission.Decide(state, Lucie, Request(), _policy, now, Id(1)), Tuesday) with
        {
            Outbox = [],
        };
        state = state.Then(
            now => Replying.Decide(state, Agent, Id(1), new(ReplyKind.Final, "Voici."), _policy, now),
            Tuesday
        );
        Assert.Equal(
            ["jean@membre.example", "lucie@membre.example"],
            Revalidated(state, Tuesday).Mails().Select(mail => mail.To)
        );

        state = state.Then(now => Procurations.Revoke(state, Jean, Lucie.Id, now), Tuesday);

        Assert.DoesNotContain(Revalidated(state, Tuesday).Mails(), mail => mail.To == "lucie@membre.example");
    }

    [Fact]
    public void The_unread_reminder_is_dropped_once_the_answer_is_read_or_reminders_are_unwanted()
    {
        var state = Agenda.Advance(Answered() with { Outbox = [] }, _policy, Tuesday.AddDays(7));
        Assert.IsType<UnreadReminder>(Assert.Single(Revalidated(state, Tuesday.AddDays(7)).Mails()));

        var read = state.Then(now => Reading.Decide(state, Jean, Id(1), now), Tuesday.AddDays(7));
        var unwanted = state.Then(now => Preferring.Decide(state, Jean, new(Recalls: false), now), Tuesday.AddDays(7));

        Assert.Empty(Revalidated(read, Tuesday.AddDays(7)).Mails());
        Assert.Empty(Revalidated(unwanted, Tuesday.AddDays(7)).Mails());
    }

    [Fact]
    public void A_mail_goes_to_the_address_of_the_latest_token_whatever_was_done_with_it()
    {
        var moved = Jean with { Email = "jean@nouveau.example" };
        var state = Naming.Seen(MailboxOf(1, _policy, Tuesday), moved, Tuesday);

        Assert.Equal("jean@nouveau.example", Assert.Single(Revalidated(state, Tuesday).Mails()).To);
        Assert.Same(state, Naming.Seen(state, moved, Tuesday));
        Assert.Same(state, Naming.Seen(state, Agent, Tuesday));
        Assert.Same(state, Naming.Seen(state, moved with { Email = "jean dupont@membre.example" }, Tuesday));
        Assert.Null(Naming.Seen(MailboxState.Empty(Jean.Id), Jean, Tuesday).Holder);
    }

    [Fact]
    public void A_member_learns_which_fund_has_their_request_and_that_its_deadline_is_what_it_was()
    {
        var state = MailboxOf(1, _policy, Tuesday) with { Outbox = [] };
        state = state.Then(
            now => Transfer.Decide(state, Agent, Id(1), new(Topic with { Reason = "autre" }), _policy, now),
            Tuesday
        );
        Assert.Empty(state.Mails());

        state = state.Then(
            now => Transfer.Decide(state, Agent, Id(1), new(Topic, "gironde"), _policy, now),
            Tuesday.AddHours(1)
        );
        var notice = Assert.IsType<Transferred>(Assert.Single(Revalidated(state, Tuesday.AddHours(1)).Mails()));
        Assert.Equal(
            ("jean@membre.example", "gironde", Tuesday.AddHours(48)),
            (notice.To, notice.Fund, notice.Deadline)
        );

        state = state.Then(
            now => Transfer.Decide(state, OtherFundAgent, Id(1), new(Topic, "picardie"), _policy, now),
            Tuesday.AddHours(2)
        );
        Assert.Equal("picardie", Assert.Single(Revalidated(state, Tuesday.AddHours(2)).Mails()).Fund);
    }

    [Fact]
    public void A_member_is_not_told_of_a_transfer_once_the_request_is_answered()
    {
        var state = MailboxOf(1, _policy, Tuesday) with { Outbox = [] };
        state = state.Then(
            now => Transfer.Decide(state, Agent, Id(1), new(Topic, "gironde"), _policy, now),
            Tuesday.AddHours(1)
        );
        state = state.Then(
            now => Replying.Decide(state, OtherFundAgent, Id(1), new(ReplyKind.Final, "Voici."), _policy, now),
            Tuesday.AddHours(2)
        );

        Assert.IsType<AnswerAvailable>(Assert.Single(Revalidated(state, Tuesday.AddHours(2)).Mails()));
    }

    [Fact]
    public void A_proxy_is_told_of_an_answer_at_their_present_address_as_long_as_they_are_one()
    {
        var state = MailboxState.Empty(Jean.Id);
        state = Granted(state, "lucie@membre.example", Tuesday);
        state = state.Then(now => Submission.Decide(state, Lucie, Request(), _policy, now, Id(1)), Tuesday);
        state = state.Then(
            now => Replying.Decide(state, Agent, Id(1), new(ReplyKind.Final, "Voici."), _policy, now),
            Tuesday
        );
        state = Granted(state, "lucie@nouveau.example", Tuesday.AddMinutes(1));

        Assert.Equal("lucie@nouveau.example", ToProxy(state, Tuesday.AddHours(1).AddTicks(-1))?.To);
        Assert.Null(ToProxy(state, Tuesday.AddHours(1)));
    }

    [Fact]
    public void What_is_still_true_is_left_as_it_is()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        Assert.Same(state, Revalidated(state, Tuesday.AddDays(1)));
    }

    private MailboxState Revalidated(MailboxState state, DateTimeOffset now) =>
        MailRevalidation.Revalidate(state, _policy, now);

    private MailEffect? ToProxy(MailboxState state, DateTimeOffset now) =>
        Revalidated(state, now)
            .Outbox.OfType<AnswerAvailable>()
            .SingleOrDefault(mail => mail.To.StartsWith("lucie", StringComparison.Ordinal));

    /// <summary>The procuration of Lucie ends one hour after <c>Tuesday</c>.</summary>
    private static MailboxState Granted(MailboxState state, string email, DateTimeOffset now) =>
        state.Then(
            at => Procurations.Grant(state, Jean, Lucie.Id, new("Lucie", email, null, Tuesday.AddHours(1)), at),
            now
        );

    private MailboxState Answered()
    {
        var state = MailboxOf(1, _policy, Tuesday) with { Outbox = [] };
        return state.Then(
            now => Replying.Decide(state, Agent, Id(1), new(ReplyKind.Final, "Voici."), _policy, now),
            Tuesday
        );
    }
}
