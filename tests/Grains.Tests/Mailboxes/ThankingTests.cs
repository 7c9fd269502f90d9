using MsaOrleans.Grains.Figures.Domain;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class ThankingTests
{
    private static readonly DateTimeOffset Wednesday = Tuesday.AddDays(1);
    private static readonly DateOnly Tuesdays = new(2026, 10, 13),
        Wednesdays = new(2026, 10, 14);

    private readonly MailboxPolicy _policy = Policy();
    private readonly MailboxState _one;
    private readonly MailboxState _answered;

    public ThankingTests()
    {
        _one = MailboxOf(1, _policy, Tuesday);
        _answered = Reply(_one, ReplyKind.Final, Tuesday.AddHours(1)) with { Outbox = [] };
    }

    [Fact]
    public void Thanks_start_no_clock_owe_no_mail_and_count_once()
    {
        var thanked = Say(_answered, new(true, 5), Wednesday);

        var contact = thanked.Contacts[0];
        Assert.Equal((ContactStatus.Answered, _answered.Contacts[0].Clock), (contact.Status, contact.Clock));
        Assert.Equal(new(true, 5, Wednesday), View(thanked).Feedback);
        Assert.Empty(thanked.Mails());
        Assert.Equal([new Figure(Wednesdays, "famille", FigureMeasure.Settled, 5)], Counted(thanked));
    }

    [Fact]
    public void To_thank_is_to_have_read()
    {
        Assert.True(_answered.Contacts[0].HasUnread);

        var contact = Say(_answered, new(true), Wednesday).Contacts[0];

        Assert.Equal((false, Wednesday, null), (contact.HasUnread, contact.ReadAt, contact.ReminderAt));
    }

    [Fact]
    public void The_same_again_changes_nothing()
    {
        var thanked = Say(_answered, new(true, 4), Wednesday);

        Assert.Same(thanked, Say(thanked, new(true, 4), Wednesday.AddDays(1)));
    }

    [Fact]
    public void Another_word_takes_the_place_of_the_first_on_the_day_of_the_first()
    {
        var first = Say(_answered, new(true), Tuesday.AddHours(2));
        var changed = Say(first, new(true, 4), Wednesday);
        var last = Say(changed, new(false), Wednesday);

        Assert.Equal(new(false, null, Wednesday), View(last).Feedback);
        Assert.Equal(
            [
                new Figure(Tuesdays, "famille", FigureMeasure.Settled, 0),
                new Figure(Tuesdays, "famille", FigureMeasure.SettledWithdrawn, 0),
                new Figure(Wednesdays, "famille", FigureMeasure.Settled, 4),
                new Figure(Wednesdays, "famille", FigureMeasure.SettledWithdrawn, 4),
                new Figure(Wednesdays, "famille", FigureMeasure.NotSettled, 0),
            ],
            Counted(last)
        );
        Assert.Distinct(last.Outbox.Select(effect => effect.Id));
    }

    [Fact]
    public void Nothing_is_said_of_an_answer_that_is_owed()
    {
        var interim = Reply(_one, ReplyKind.Interim, Tuesday.AddHours(1));
        foreach (var state in new[] { _one, interim })
            Assert.Equal(RefusalCode.NotAnswered, Decide(state, Jean, new(true), Wednesday).Refusal?.Code);
    }

    [Fact]
    public void A_question_after_thanks_gets_an_answer_of_which_nothing_was_said_yet()
    {
        var thanked = Say(_answered, new(true, 5), Tuesday.AddHours(2));
        var reopened = thanked.Then(now => FollowUp.Decide(thanked, Jean, Id(1), new(Text), _policy, now), Wednesday);
        Assert.Null(View(reopened).Feedback);
        var again = Reply(reopened, ReplyKind.Final, Wednesday.AddHours(1));
        Assert.Null(View(again).Feedback);

        var said = Say(again with { Outbox = [] }, new(false, 2), Wednesday.AddHours(2));

        Assert.Equal(new(false, 2, Wednesday.AddHours(2)), View(said).Feedback);
        Assert.Equal([new Figure(Wednesdays, "famille", FigureMeasure.NotSettled, 2)], Counted(said));
    }

    [Fact]
    public void A_proxy_may_say_it_and_nobody_else()
    {
        var granted = _answered.Then(
            now => Procurations.Grant(_answered, Jean, Lucie.Id, new("Lucie Petit", null, null, null), now),
            Tuesday.AddHours(2)
        );

        Assert.True(Decide(granted, Lucie, new(true), Wednesday).Accepted().Answer.Feedback!.Resolved);
        foreach (var stranger in new[] { Lucie, Agent, Supervisor, Admin })
            Assert.Equal(RefusalCode.NotFound, Decide(_answered, stranger, new(true), Wednesday).Refusal?.Code);
    }

    private Outcome<Decision<Contact>> Decide(MailboxState state, Actor actor, NewFeedback said, DateTimeOffset now) =>
        Thanking.Decide(state, actor, Id(1), said, _policy, now);

    private MailboxState Say(MailboxState state, NewFeedback said, DateTimeOffset at) =>
        state.Then(now => Decide(state, Jean, said, now), at);

    private MailboxState Reply(MailboxState state, ReplyKind kind, DateTimeOffset at) =>
        state.Then(now => Replying.Decide(state, Agent, Id(1), new(kind, "Voici."), _policy, now), at);

    private ContactView View(MailboxState state) =>
        MailboxViews.Contact(state, state.Contacts[0], Standing.Holder, _policy, Wednesday);

    private static List<Figure> Counted(MailboxState state) =>
        [.. state.Outbox.OfType<FigureNotice>().Select(owed => owed.Figure)];
}
