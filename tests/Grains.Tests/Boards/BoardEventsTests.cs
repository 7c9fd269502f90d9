using MsaOrleans.Boards;
using MsaOrleans.Grains.Boards.Domain;

namespace MsaOrleans.Grains.Tests.Boards;

public sealed class BoardEventsTests
{
    private readonly BoardEvents _events = new(epoch: 7);

    [Fact]
    public void A_newcomer_starts_where_the_stream_stands()
    {
        Happen(3);
        var news = _events.After(null);
        Assert.Empty(news.Events);
        Happen(1);
        Assert.Equal(["c4"], _events.After(news.Last).Events.Select(Gone));
    }

    [Fact]
    public void Whoever_was_away_gets_what_they_missed_in_order()
    {
        Happen(2);
        var seen = _events.Last;
        Happen(5);
        var news = _events.After(seen);
        Assert.Equal(["c3", "c4", "c5", "c6", "c7"], news.Events.Select(Gone));
        Assert.Equal((_events.Last, _events.Last), (news.Last, news.Events[^1].Id));
        Assert.Empty(_events.After(news.Last).Events);
    }

    [Fact]
    public void Whoever_was_away_for_too_long_reads_the_board_again()
    {
        Happen(1);
        var seen = _events.Last;
        Happen(BoardEvents.Kept);
        Assert.Equal(BoardEvents.Kept, _events.After(seen).Events.Length);
        Happen(1);
        Assert.Equal(new BoardEvent.Reset(_events.Last), Assert.Single(_events.After(seen).Events));
    }

    [Theory]
    [InlineData("8-1")]
    [InlineData("7-99")]
    [InlineData("7-")]
    [InlineData("nonsense")]
    public void A_place_of_another_run_or_of_none_is_a_reset(string id)
    {
        Happen(2);
        var news = _events.After(id);
        Assert.Equal(new BoardEvent.Reset(_events.Last), Assert.Single(news.Events));
        Assert.Equal(_events.Last, news.Last);
    }

    private static string Gone(BoardEvent change) => Assert.IsType<BoardEvent.Removed>(change).ContactId;

    private void Happen(int times)
    {
        for (var i = 0; i < times; i++)
            _events.Remove($"c{int.Parse(_events.Last.Split('-')[1], null) + 1}");
    }
}
