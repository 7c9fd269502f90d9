using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class BoardNoticesTests
{
    private readonly MailboxPolicy _policy = Policy();
    private readonly MailboxState _two;

    public BoardNoticesTests() => _two = MailboxOf(2, _policy, Tuesday) with { Outbox = [] };

    [Fact]
    public void A_board_is_told_of_a_contact_that_came_changed_or_went()
    {
        var claimed = Claiming.Claim(_two, Agent, Id(1), new(), _policy, Tuesday).Accepted().Next;
        var answered = Answer(_two);

        Assert.Equal([("picardie", Id(1)), ("picardie", Id(2))], Told(MailboxState.Empty("jean"), _two));
        Assert.Equal([("picardie", Id(1))], Told(_two, claimed));
        Assert.Equal([("picardie", Id(1))], Told(_two, answered));
        Assert.Equal([("picardie", Id(1))], Told(_two, _two with { Contacts = [_two.Contacts[1]] }));
        Assert.Equal([], Told(answered, answered with { Contacts = [_two.Contacts[1]] }));
        Assert.Same(_two, BoardNotices.OfChanges(_two, _two, Tuesday));
    }

    [Fact]
    public void A_member_who_is_named_anew_is_so_on_all_that_waits()
    {
        var one = Answer(_two);
        Assert.NotNull(one.Holder);
        Assert.Equal([("picardie", Id(2))], Told(one, one with { Holder = one.Holder with { Name = "Jean-Paul" } }));
        Assert.Equal(
            [("picardie", Id(2))],
            Told(one, one with { Holder = one.Holder with { Profile = Profile.Tiers } })
        );
        Assert.Equal([], Told(one, one with { Holder = one.Holder with { Email = "autre@membre.example" } }));
    }

    [Fact]
    public void The_newest_notice_of_a_contact_replaces_the_one_before()
    {
        var first = BoardNotices.Of(_two, "picardie", Id(1), Tuesday);
        var other = BoardNotices.Of(BoardNotices.Of(first, "picardie", Id(2), Tuesday), "gironde", Id(1), Tuesday);

        var next = BoardNotices.Of(other with { Revision = 9 }, "picardie", Id(1), Tuesday.AddHours(1));

        Assert.Equal(
            [$"board.picardie.{Id(2)}.2", $"board.gironde.{Id(1)}.2", $"board.picardie.{Id(1)}.9"],
            next.Outbox.Select(notice => notice.Id)
        );
        var last = Assert.IsType<BoardNotice>(next.Outbox[^1]);
        Assert.Equal(
            ("picardie", "picardie", Tuesday.AddHours(1), Tuesday.AddHours(1)),
            (last.To, last.Fund, last.OccurredAt, last.DueAt)
        );
    }

    [Fact]
    public void An_entry_says_how_a_contact_stands_on_the_board_of_its_fund_alone()
    {
        var contact = _two.Contacts[0];
        var expected = new BoardEntry(
            "picardie",
            Id(1),
            "jean",
            contact.Topic,
            ContactStatus.Open,
            Tuesday,
            Tuesday.AddDays(2),
            Tuesday.AddHours(36),
            0,
            null,
            null,
            null,
            1,
            "Jean Martin",
            Kind: contact.Kind,
            Profile: Profile.Particulier,
            Excerpt: contact.Messages[0].Text
        );

        Assert.Equal(expected, BoardNotices.EntryOf(_two, "picardie", Id(1)));
        Assert.Null(BoardNotices.EntryOf(_two, "gironde", Id(1)));
        Assert.Null(BoardNotices.EntryOf(_two, "picardie", Id(3)));
        Assert.Null(BoardNotices.EntryOf(Answer(_two), "picardie", Id(1)));
        Assert.Equal((1, BoardEntry.Gone), (BoardNotices.VersionOf(_two, Id(1)), BoardNotices.VersionOf(_two, Id(3))));
    }

    [Fact]
    public void An_entry_names_who_has_charge_or_had_it_last()
    {
        var claimed = Claiming.Claim(_two, Agent, Id(1), new(), _policy, Tuesday).Accepted().Next;
        var lapsed = Claiming.Lapse(claimed, Id(1), Tuesday.AddHours(4));

        Assert.Equal(("agent-1", "Claire Agent", null, null), Named(claimed));
        Assert.Equal((null, null, "agent-1", "Claire Agent"), Named(lapsed));
        Assert.Same(claimed, Claiming.Lapse(claimed, Id(1), Tuesday.AddHours(4).AddTicks(-1)));
    }

    private static (string?, string?, string?, string?) Named(MailboxState state) =>
        BoardNotices.EntryOf(state, "picardie", Id(1)) is { } entry
            ? (entry.Assignee, entry.AssigneeName, entry.LapsedFrom, entry.LapsedFromName)
            : default;

    private static IEnumerable<(string, string)> Told(MailboxState before, MailboxState next) =>
        BoardNotices
            .OfChanges(before, next, Tuesday)
            .Outbox.OfType<BoardNotice>()
            .Select(notice => (notice.Fund, notice.ContactId));

    private MailboxState Answer(MailboxState state) =>
        Replying.Decide(state, Agent, Id(1), new(ReplyKind.Final, "Voici."), _policy, Tuesday).Accepted().Next with
        {
            Outbox = [],
        };
}
