using MsaOrleans.Grains.Funds.Domain;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

/// <summary>Picardie is merged into Gironde.</summary>
public sealed class MergingTests
{
    private static readonly FundDirectory Merged = new(
        Shipped.Funds.All.Select(fund => fund.View.Code == "picardie" ? fund with { MergedInto = "gironde" } : fund)
    );

    private readonly MailboxPolicy _policy = Policy() with { Funds = Merged };
    private readonly MailboxState _two = MailboxOf(2, Policy(), Tuesday) with { Outbox = [] };

    [Fact]
    public void Contacts_are_the_successors_and_keep_their_deadlines()
    {
        var followed = Merging.Follow(_two, Merged);
        Assert.Equal(
            _two.Contacts.Select(contact => contact with { Fund = "gironde", Version = contact.Version + 1 }),
            followed.Contacts.AsEnumerable()
        );
        Assert.Equal("picardie", followed.Holder!.Fund);
        Assert.Same(followed, Merging.Follow(followed, Merged));
        Assert.Same(_two, Merging.Follow(_two, Shipped.Funds));
    }

    [Fact]
    public void The_agents_of_the_successor_act_on_them_and_those_of_the_merged_fund_do_not()
    {
        var followed = Merging.Follow(_two, Merged);
        Assert.NotNull(Access.AsStaff(followed, OtherFundAgent, Id(1), Tuesday));
        Assert.Null(Access.AsStaff(followed, Agent, Id(1), Tuesday));
    }

    [Fact]
    public void Both_boards_hear_of_what_changed_before_the_merger_was_stored()
    {
        var followed = Merging.Follow(_two, Merged);
        var answered = Replying
            .Decide(followed, OtherFundAgent, Id(1), new(ReplyKind.Final, "Voici."), _policy, Tuesday)
            .Accepted()
            .Next with
        {
            Outbox = [],
        };

        Assert.Equal(
            [("picardie", Id(1)), ("gironde", Id(1)), ("picardie", Id(2)), ("gironde", Id(2))],
            Told(_two, answered).OrderBy(told => told.Item2)
        );
        Assert.Equal([("gironde", Id(1))], Told(followed, answered));
        Assert.Equal(
            [("picardie", Id(2)), ("gironde", Id(2))],
            Told(_two, followed with { Contacts = [followed.Contacts[0]] }).Where(told => told.Item2 == Id(2))
        );
    }

    [Fact]
    public void Requests_and_transfers_to_the_merged_fund_go_to_its_successor()
    {
        var written = Submission.Decide(_two, Jean, Request(), _policy, Tuesday.AddHours(3), Id(3)).Accepted().Answer;
        var followed = Merging.Follow(_two, Merged);
        var moved = Transfer
            .Decide(followed, OtherFundAgent, Id(1), new(Topic, "picardie"), _policy, Tuesday)
            .Accepted()
            .Answer;

        Assert.Equal(("gironde", "gironde"), (written.Fund, moved.Fund));
    }

    [Fact]
    public void Alerts_that_wait_and_those_to_come_go_to_the_successor()
    {
        var waiting = Agenda.Advance(_two, Policy(), Tuesday.AddHours(48));
        var now = MailRevalidation.Revalidate(Merging.Follow(waiting, Merged), _policy, Tuesday.AddHours(48));

        Assert.All(waiting.Mails().OfType<Alert>(), alert => Assert.Equal("picardie", alert.Fund));
        Assert.Equal(
            waiting
                .Mails()
                .OfType<Alert>()
                .Select(alert => ("gironde", Merged.Find("gironde")!.EscalationAddress(alert.Level))),
            now.Mails().OfType<Alert>().Select(alert => (alert.Fund, (string?)alert.To))
        );
        Assert.NotEmpty(now.Mails().OfType<Alert>());
    }

    private static IEnumerable<(string, string)> Told(MailboxState stored, MailboxState next) =>
        Merging
            .OwingBoards(stored, next, Merged, Tuesday)
            .Outbox.OfType<BoardNotice>()
            .Select(notice => (notice.Fund, notice.ContactId));
}
