using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Grains.Tests.Mailboxes;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Tests.Boards;

public sealed class BoardIndexTests
{
    private static readonly DateTimeOffset Now = Given.Tuesday;

    private readonly BoardIndex _index = new();

    [Fact]
    public void An_older_word_changes_nothing()
    {
        Assert.True(Hear(3));
        Assert.False(Hear(3));
        Assert.False(Hear(2));
        Assert.False(_index.Apply("c", 2, null, Now));
        Assert.Equal(3, Assert.Single(_index.Entries).Version);
    }

    [Fact]
    public void A_contact_that_went_does_not_come_back_by_an_older_word()
    {
        Hear(3);
        Assert.True(_index.Apply("c", 4, null, Now));
        Assert.False(Hear(3));
        _index.Forget(Now.AddMinutes(9));
        Assert.False(Hear(3));
        Assert.True(Hear(5));
        Assert.Equal(1, _index.Count);
    }

    [Fact]
    public void What_went_is_forgotten_after_10_minutes()
    {
        _index.Apply("c", 4, null, Now);
        _index.Forget(Now.AddMinutes(10));
        Assert.True(Hear(3));
    }

    private bool Hear(int version) =>
        _index.Apply(
            "c",
            version,
            new(
                "picardie",
                "c",
                "jean",
                new(new("t", "T"), new("s", "S"), new("r", "R")),
                ContactStatus.Open,
                Now,
                Now.AddHours(48),
                Now.AddHours(36),
                0,
                null,
                null,
                null,
                version
            ),
            Now
        );
}
