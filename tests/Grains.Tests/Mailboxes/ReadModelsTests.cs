using MsaOrleans.Grains.Figures.Domain;
using MsaOrleans.Grains.Mailboxes.Domain;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class ReadModelsTests
{
    private readonly MailboxPolicy _policy = Policy();
    private readonly MailboxState _one;

    public ReadModelsTests() => _one = MailboxOf(1, _policy, Tuesday);

    [Fact]
    public void Notices_become_rows_and_mails_stay_owed()
    {
        var owing = BoardNotices.OfChanges(MailboxState.Empty("jean"), _one, Tuesday);
        Assert.True(ReadModels.IsOwed(owing));

        var settled = ReadModels.Settle(MailboxState.Empty("jean"), owing, Tuesday);

        Assert.False(ReadModels.IsOwed(settled));
        Assert.IsType<Acknowledgement>(Assert.Single(settled.Outbox));
        var row = Assert.Single(settled.ReadModels!.Boards);
        Assert.Equal(("picardie", Id(1), 1), (row.Fund, row.ContactId, row.Version));
        Assert.Equal(BoardNotices.EntryOf(owing, "picardie", Id(1)), row.Entry);
        var happened = Assert.Single(settled.ReadModels.Figures);
        Assert.Equal(
            ($"received.{Id(1)}.1", "picardie", FigureMeasure.Received),
            (happened.Id, happened.Fund, happened.Figure.Measure)
        );
    }

    [Fact]
    public void A_contact_that_moved_leaves_one_board_for_the_other()
    {
        var moved = _one.With(_one.Contacts[0] with { Fund = "gironde", Version = 2 });
        var rows = ReadModels.Settle(_one, BoardNotices.OfChanges(_one, moved, Tuesday), Tuesday).ReadModels!.Boards;
        Assert.Equal(
            [("picardie", 2, false), ("gironde", 2, true)],
            rows.Select(row => (row.Fund, row.Version, row.Entry is not null))
        );
    }

    [Fact]
    public void What_was_written_once_is_not_written_again()
    {
        var nothing = MailboxState.Empty("jean");
        var settled = ReadModels.Settle(nothing, BoardNotices.OfChanges(nothing, _one, Tuesday), Tuesday);
        var again = ReadModels.Settle(settled, settled, Tuesday);
        Assert.Null(again.ReadModels);
        Assert.Equal(settled.Outbox, again.Outbox);
    }

    [Theory]
    [InlineData(29, 1)]
    [InlineData(30, 0)]
    public void An_event_in_a_state_of_before_is_left_out_once_nobody_knows_whether_it_was_counted(
        int days,
        int counted
    )
    {
        var settled = ReadModels.Settle(_one, _one, Tuesday.AddDays(days));
        Assert.Equal(counted, settled.ReadModels!.Figures.Length);
        Assert.False(ReadModels.IsOwed(settled));
    }

    [Fact]
    public void An_event_that_is_old_and_new_to_the_mailbox_is_counted()
    {
        var imported = ReadModels.Settle(MailboxState.Empty("jean"), _one, Tuesday.AddYears(1));
        Assert.Single(imported.ReadModels!.Figures);
    }
}
