using MsaOrleans.Grains.Figures.Domain;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

/// <summary>What a mailbox has its fund count.</summary>
public sealed class RequestFiguresTests
{
    private static readonly DateOnly Day = new(2026, 10, 13);

    private readonly MailboxPolicy _policy = Policy();
    private readonly MailboxState _one;

    public RequestFiguresTests() => _one = MailboxOf(1, _policy, Tuesday);

    [Fact]
    public void A_request_counts_on_the_day_of_its_receipt() =>
        Assert.Equal([($"received.{Id(1)}.1", new Figure(Day, "famille", FigureMeasure.Received))], Counted(_one));

    [Theory]
    [InlineData(0, FigureMeasure.AnsweredInTime, 0)]
    [InlineData(61, FigureMeasure.AnsweredInTime, 2)]
    [InlineData(48 * 3600, FigureMeasure.AnsweredInTime, 48 * 60)]
    [InlineData(48 * 3600 + 1, FigureMeasure.AnsweredLate, 48 * 60 + 1)]
    public void The_first_answer_counts_with_its_business_minutes(int seconds, FigureMeasure measure, int minutes)
    {
        var answered = Reply(_one, ReplyKind.Final, Tuesday.AddSeconds(seconds));
        var (id, figure) = Counted(answered)[^1];
        Assert.Equal(($"answered.{Id(1)}.1", measure, minutes), (id, figure.Measure, figure.Minutes));
    }

    [Fact]
    public void Only_the_first_answer_counts_and_a_reopening_is_a_new_request()
    {
        var interim = Reply(_one, ReplyKind.Interim, Tuesday.AddHours(1));
        var answered = Reply(interim, ReplyKind.Final, Tuesday.AddHours(2));
        var again = Reply(answered, ReplyKind.Final, Tuesday.AddHours(3));
        Assert.Equal([$"received.{Id(1)}.1", $"answered.{Id(1)}.1"], Counted(again).Select(counted => counted.Id));

        var reopened = again.Then(
            now => FollowUp.Decide(again, Jean, Id(1), new(Text), _policy, now),
            Tuesday.AddHours(4)
        );
        Assert.Equal($"received.{Id(1)}.3", Counted(reopened)[^1].Id);
        Assert.Equal($"answered.{Id(1)}.3", Counted(Reply(reopened, ReplyKind.Final, Tuesday.AddHours(5)))[^1].Id);
    }

    private MailboxState Reply(MailboxState state, ReplyKind kind, DateTimeOffset at) =>
        state.Then(now => Replying.Decide(state, Agent, Id(1), new(kind, "Voici."), _policy, now), at);

    private static List<(string Id, Figure Figure)> Counted(MailboxState state) =>
        [.. state.Outbox.OfType<FigureNotice>().Select(owed => (owed.Id, owed.Figure))];
}
