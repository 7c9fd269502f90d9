using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class ReadingTests
{
    private readonly MailboxPolicy _policy = Policy();
    private readonly MailboxState _one;

    public ReadingTests() => _one = MailboxOf(1, _policy, Tuesday);

    [Fact]
    public void Reading_marks_the_answers_read_until_the_next_one()
    {
        var answered = Reply(_one, ReplyKind.Interim, Tuesday).Accepted().Next;
        Assert.Equal(1, MailboxViews.List(answered, Jean, _policy, Tuesday).Accepted().Unread);

        var read = Reading.Decide(answered, Jean, Id(1), Tuesday.AddHours(1)).Accepted().Next;
        Assert.Equal(0, MailboxViews.List(read, Jean, _policy, Tuesday).Accepted().Unread);
        Assert.Equal(Tuesday.AddHours(1), MailboxViews.Get(read, Jean, Id(1), _policy, Tuesday).Accepted().ReadAt);

        var again = Reply(read, ReplyKind.Final, Tuesday.AddHours(2)).Accepted().Next;
        Assert.Null(MailboxViews.Get(again, Jean, Id(1), _policy, Tuesday).Accepted().ReadAt);
    }

    [Fact]
    public void An_answer_is_unread_and_then_read_though_the_clock_went_back_meanwhile()
    {
        var answered = Reply(_one, ReplyKind.Interim, Tuesday.AddSeconds(5)).Accepted().Next;
        var read = Reading.Decide(answered, Jean, Id(1), Tuesday.AddSeconds(10)).Accepted().Next;
        var (again, contact) = Reply(read, ReplyKind.Final, Tuesday).Accepted();
        Assert.Equal(Tuesday.AddSeconds(10).AddTicks(1), contact.Messages[^1].SentAt);
        Assert.True(contact.HasUnread);

        Assert.False(Reading.Decide(again, Jean, Id(1), Tuesday).Accepted().Answer.HasUnread);
        var reopened = FollowUp.Decide(again, Jean, Id(1), new(Text), _policy, Tuesday).Accepted().Answer;
        Assert.Equal(Tuesday.AddSeconds(10).AddTicks(1), reopened.Messages[^1].SentAt);
        Assert.False(reopened.HasUnread);
    }

    private Outcome<Decision<Contact>> Reply(MailboxState state, ReplyKind kind, DateTimeOffset now) =>
        Replying.Decide(state, Agent, Id(1), new(kind, "Voici la réponse."), _policy, now);
}
