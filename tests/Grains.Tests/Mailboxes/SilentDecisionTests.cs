using System.Collections.Immutable;
using MsaOrleans.Catalog;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using NodaTime;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class SilentDecisionTests
{
    private static readonly TopicCodes Secours = new("famille", "aides-sociales", "secours"),
        Child = new("sante", "mes-droits", "rattachement-enfant");

    private static readonly ImmutableSortedDictionary<DateOnly, string> Always = ImmutableSortedDictionary<
        DateOnly,
        string
    >.Empty;

    private readonly MailboxPolicy _policy = Policy();

    [Theory]
    [InlineData("2026-10-13T08:00:00Z", 2, "2026-12-13", "a Sunday counts")]
    [InlineData("2026-12-31T10:00:00Z", 2, "2027-02-28", "a month without that day ends on its last")]
    [InlineData("2027-12-31T10:00:00Z", 2, "2028-02-29", "in a leap year")]
    [InlineData("2026-10-31T10:00:00Z", 1, "2026-11-30", "a month of 30 days")]
    [InlineData("2027-02-28T10:00:00Z", 2, "2027-04-28", "the end of a short month is its day")]
    [InlineData("2024-02-29T10:00:00Z", 12, "2025-02-28", "a leap day, a year later")]
    [InlineData("2026-11-30T23:30:00Z", 2, "2027-02-01", "the day of receipt is the fund's")]
    public void Silence_decides_on_the_same_day_some_months_later(string received, int months, string on, string why)
    {
        var at = DateTimeOffset.Parse(received, System.Globalization.CultureInfo.InvariantCulture);
        var rule = new SilenceRule(SilenceEffect.Rejection, months, "Saisissez la commission.");

        var silence = SilentDecision.On(rule, Shipped.Funds.CalendarOf("picardie"), at);

        Assert.True(on == silence.On.ToString("O", System.Globalization.CultureInfo.InvariantCulture), why);
        Assert.Equal((rule.Effect, rule.Recourse), (silence.Effect, silence.Recourse));
    }

    [Fact]
    public void The_day_of_receipt_is_that_of_a_fund_overseas()
    {
        var rule = new SilenceRule(SilenceEffect.Acceptance, 2, "R.");
        var at = new DateTimeOffset(2026, 11, 30, 21, 0, 0, TimeSpan.Zero);

        Assert.Equal(
            (new DateOnly(2027, 1, 30), new DateOnly(2027, 2, 1)),
            (
                SilentDecision.On(rule, Shipped.Funds.CalendarOf("picardie"), at).On,
                SilentDecision.On(rule, new("reunion", DateTimeZoneProviders.Tzdb["Indian/Reunion"], Always), at).On
            )
        );
    }

    [Fact]
    public void A_request_that_asks_for_a_decision_says_so_until_its_final_answer()
    {
        var asked = Submit(Secours);
        var rejected = new DateOnly(2026, 12, 13);
        Assert.Equal((SilenceEffect.Rejection, rejected), Told(asked));

        var interim = Reply(asked, ReplyKind.Interim);
        Assert.Equal((SilenceEffect.Rejection, rejected), Told(interim));

        var answered = Reply(interim, ReplyKind.Final);
        Assert.Null(Told(answered));

        var reopened = FollowUp
            .Decide(answered, Jean, Id(1), new("Bonjour, encore une question."), _policy, Tuesday.AddDays(1))
            .Accepted()
            .Next;
        Assert.Null(Told(reopened));
    }

    [Fact]
    public void A_question_on_another_reason_says_nothing_of_silence() => Assert.Null(Told(Submit(Given.Topic)));

    [Fact]
    public void A_transfer_keeps_what_was_told()
    {
        var told = Told(Submit(Secours));

        Assert.NotNull(told);
        Assert.Equal(told, Told(Move(Submit(Secours), Given.Topic, "gironde")));
        Assert.Equal(told, Told(Move(Submit(Secours), Child, null)));
    }

    [Fact]
    public void A_transfer_to_a_reason_that_asks_for_a_decision_counts_from_the_receipt() =>
        Assert.Equal(
            (SilenceEffect.Acceptance, new DateOnly(2026, 12, 13)),
            Told(Move(Submit(Given.Topic), Child, "gironde"))
        );

    private MailboxState Submit(TopicCodes topic) =>
        Submission
            .Decide(MailboxState.Empty(Jean.Id), Jean, Request() with { Topic = topic }, _policy, Tuesday, Id(1))
            .Accepted()
            .Next;

    private MailboxState Reply(MailboxState state, ReplyKind kind) =>
        Replying.Decide(state, Agent, Id(1), new(kind, "Voici."), _policy, Tuesday.AddHours(1)).Accepted().Next;

    private MailboxState Move(MailboxState state, TopicCodes topic, string? fund) =>
        Transfer.Decide(state, Agent, Id(1), new(topic, fund), _policy, Tuesday.AddDays(20)).Accepted().Next;

    private (SilenceEffect, DateOnly)? Told(MailboxState state)
    {
        var view = MailboxViews.Contact(state, state.Contacts[0], Standing.Holder, _policy, Tuesday);
        return view.Silence is { } silence ? (silence.Effect, silence.On) : null;
    }
}
