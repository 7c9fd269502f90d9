using Microsoft.Extensions.DependencyInjection;
using MsaOrleans.Boards;
using MsaOrleans.Mailboxes;
using Orleans.Serialization;

namespace MsaOrleans.Grains.Tests.Boards;

/// <summary>Silos and Apis of two versions talk to each other during a rolling upgrade.</summary>
public sealed class BoardEventWireTests
{
    /// <summary>By a version whose items had no reference.</summary>
    private const string SentBefore =
        "20E82020000721E84007312D31010521E840096A65616E4105633121E820E8400361410341E021E8400362410342E021E8400363410343E0E0010521800000D6FAFF28DF08810000000000000000E021800080A94F922ADF08810000000000000000E00105410D636C61697265010D41117069636172646965410D436C61697265C10101F141094A65616EC101E0C101E020E84007312D320109C101C115E020E84007312D33010DC101C101E0E0E0C159E0";

    private const string Sent =
        "20E82020000721E84007312D31010521E840096A65616E4105633121E820E8400361410341E021E8400362410342E021E8400363410343E0E0010521800000D6FAFF28DF08810000000000000000E021800080A94F922ADF08810000000000000000E00105410D636C61697265010D41117069636172646965410D436C61697265C10101F141094A65616EC101C101C101C101C101E0C101E020E84007312D320109C101C115E020E84007312D33010DC101C101E0E0E0C161E0";

    private static readonly DateTimeOffset At = new(2026, 10, 13, 8, 0, 0, TimeSpan.Zero);

    private static readonly BoardItem Item = new(
        "jean",
        "c1",
        new(new("a", "A"), new("b", "B"), new("c", "C")),
        ContactStatus.Open,
        At,
        At.AddDays(2),
        1,
        "claire",
        3,
        "picardie",
        "Claire",
        null,
        60,
        "Jean",
        null,
        null!
    );

    private static readonly BoardNews News = new(
        [new BoardEvent.Changed("1-1", Item), new BoardEvent.Removed("1-2", "c1"), new BoardEvent.Reset("1-3")],
        "1-3"
    );

    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    [Fact]
    public void What_an_earlier_version_sent_is_read_and_written_alike()
    {
        var serializer = _services.GetRequiredService<Serializer>();

        var written = Convert.ToHexString(serializer.SerializeToArray(News));
        Assert.True(written == Sent, written);
        Assert.Equal(News.Events, serializer.Deserialize<BoardNews>(Convert.FromHexString(SentBefore))?.Events);
        Assert.Equal(News.Events, serializer.Deserialize<BoardNews>(Convert.FromHexString(Sent))?.Events);
    }

    [Fact]
    public void A_call_within_the_process_hands_on_the_same_events() =>
        Assert.Equal(News.Events, _services.GetRequiredService<DeepCopier>().Copy(News).Events);
}
