using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class SubmissionTests
{
    private readonly MailboxPolicy _policy = Policy();
    private readonly MailboxState _empty = MailboxState.Empty(Jean.Id);

    [Fact]
    public void A_request_makes_an_open_contact_with_its_deadline_and_owes_an_acknowledgement()
    {
        var (next, contact) = Submission.Decide(_empty, Jean, Request(), _policy, Tuesday, Id(1)).Accepted();

        Assert.Same(contact, Assert.Single(next.Contacts));
        Assert.Equal(ContactStatus.Open, contact.Status);
        Assert.Equal("picardie", contact.Fund);
        Assert.Equal("Famille, Allocations familiales, aides au logement", contact.Topic.Theme.Label);
        Assert.Equal(Tuesday.AddDays(2), contact.Clock.Deadline.DueAt);
        Assert.Equal(new Author(AuthorKind.Member, "jean", "Jean Martin"), Assert.Single(contact.Messages).Author);
        var effect = Assert.Single(next.Mails());
        Assert.Equal(
            (typeof(Acknowledgement), "jean@membre.example", $"ack.{Id(1)}.1"),
            (effect.GetType(), effect.To, effect.Id)
        );
    }

    [Theory]
    [InlineData("123456789", RefusalCode.TextTooShort)]
    [InlineData("   12345678   \r\n", RefusalCode.TextTooShort)]
    [InlineData("avec un \u0007 dedans", RefusalCode.TextHasControlCharacters)]
    public void A_text_that_breaks_a_rule_is_refused(string text, RefusalCode code) =>
        Assert.Equal(code, Refused(Request(text)));

    [Fact]
    public void A_text_is_10_to_750_code_units_after_line_endings_and_outer_space_are_gone()
    {
        Assert.Equal(RefusalCode.TextTooLong, Refused(Request(new string('a', 751))));
        Assert.Equal(750, TextOf($" \t{new string('a', 748)}\r\nb\r\n").Length);
        Assert.Equal("l1\nl2\nl3\tx\ny", TextOf("\uFEFFl1\r\nl2\rl3\tx\ny "));
        Assert.Equal(10, TextOf("🚜🚜🚜🚜🚜").Length);
    }

    [Fact]
    public void Unknown_topic_foreign_topic_and_unknown_fund_are_refused()
    {
        Assert.Equal(RefusalCode.UnknownTopic, Refused(Request() with { Topic = Topic with { Reason = "nope" } }));
        Assert.Equal(RefusalCode.TopicNotForProfile, Refused(Request() with { Topic = Shipped.ExploitantTopic }));
        var outcome = Submission.Decide(_empty, Jean with { Fund = "atlantide" }, Request(), _policy, Tuesday, Id(1));
        Assert.Equal(RefusalCode.UnknownFund, outcome.Refusal?.Code);
    }

    [Fact]
    public void Strangers_agents_and_admins_cannot_write_and_learn_nothing()
    {
        foreach (var actor in new[] { Lucie, Agent, Admin })
            Assert.Equal(
                RefusalCode.NotFound,
                Submission.Decide(_empty, actor, Request(), _policy, Tuesday, Id(1)).Refusal?.Code
            );
    }

    [Fact]
    public void The_same_key_is_one_contact_and_another_body_under_it_is_refused()
    {
        var first = _empty.Then(
            now => Submission.Decide(_empty, Jean, Request(key: "k"), _policy, now, Id(1)),
            Tuesday
        );

        var again = Submission.Decide(first, Jean, Request(key: "k"), _policy, Tuesday.AddMinutes(1), Id(2));
        Assert.Equal(Id(1), again.Accepted().Answer.Id);
        Assert.Same(first, again.Accepted().Next);
        var other = Submission.Decide(first, Jean, Request("Un tout autre message.", "k"), _policy, Tuesday, Id(2));
        Assert.Equal(RefusalCode.IdempotencyKeyReused, other.Refusal?.Code);
        var otherKey = Submission.Decide(first, Jean, Request(key: "k2"), _policy, Tuesday, Id(2));
        Assert.Equal(2, otherKey.Accepted().Next.Contacts.Length);
    }

    [Fact]
    public void The_51st_contact_sends_the_oldest_answered_one_away()
    {
        var full = MailboxOf(50, _policy, Tuesday);
        var now = Tuesday.AddHours(60);
        foreach (var number in new[] { 7, 3 })
            full = full.Then(
                at => Replying.Decide(full, Agent, Id(number), new(ReplyKind.Final, "Voici."), _policy, at),
                now
            );

        var (next, _) = Submission.Decide(full, Jean, Request(), _policy, now, Id(51)).Accepted();

        Assert.Equal(50, next.Contacts.Length);
        Assert.DoesNotContain(next.Contacts, contact => contact.Id == Id(3));
        Assert.Contains(next.Contacts, contact => contact.Id == Id(7));
    }

    [Fact]
    public void With_50_contacts_that_wait_for_an_answer_a_new_one_is_refused()
    {
        var full = MailboxOf(50, _policy, Tuesday);
        full = full.Then(
            at => Replying.Decide(full, Agent, Id(1), new(ReplyKind.Interim, "Patience."), _policy, at),
            Tuesday.AddHours(60)
        );

        Assert.Equal(
            RefusalCode.MailboxFull,
            Submission.Decide(full, Jean, Request(), _policy, Tuesday.AddHours(61), Id(51)).Refusal?.Code
        );
    }

    [Fact]
    public void The_eleventh_contact_within_an_hour_waits_until_the_first_is_an_hour_old()
    {
        var policy = Policy(new MailboxLimit());
        var state = _empty;
        for (var i = 0; i < 10; i++)
            state = state.Then(
                now => Submission.Decide(state, Jean, Request(), policy, now, Id(i)),
                Tuesday.AddMinutes(i)
            );

        var refusal = Submission.Decide(state, Jean, Request(), policy, Tuesday.AddMinutes(10), Id(11)).Refusal;

        Assert.Equal(new Refusal(RefusalCode.TooManyRequests, TimeSpan.FromMinutes(50)), refusal);
        Assert.Null(Submission.Decide(state, Jean, Request(), policy, Tuesday.AddMinutes(60), Id(11)).Refusal);
    }

    private RefusalCode? Refused(NewContact request) =>
        Submission.Decide(_empty, Jean, request, _policy, Tuesday, Id(1)).Refusal?.Code;

    private string TextOf(string text) =>
        Submission.Decide(_empty, Jean, Request(text), _policy, Tuesday, Id(1)).Accepted().Answer.Messages[0].Text;
}
