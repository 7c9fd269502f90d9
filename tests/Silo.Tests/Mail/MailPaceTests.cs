using Microsoft.Extensions.Options;
using MsaOrleans.Silo.Mail;

namespace MsaOrleans.Silo.Tests.Mail;

/// <summary>So many mails a minute, each in its turn.</summary>
public sealed class MailPaceTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly MailPace _pace = new(Options.Create(new MailOptions { PerMinute = 1 }));

    [Fact]
    public void The_first_goes_at_once_and_each_next_a_turn_later()
    {
        Assert.Equal(0, Minutes("a"));
        Assert.Equal(1, Minutes("b"));
        Assert.Equal(2, Minutes("c"));
    }

    [Fact]
    public void A_mail_that_comes_back_has_kept_its_turn()
    {
        Minutes("a");
        Assert.Equal(1, Minutes("b"));
        Assert.Equal(2, Minutes("c"));
        Assert.Equal(1, Minutes("b"));
        Assert.Equal(3, Minutes("d"));
    }

    [Fact]
    public void A_busy_server_doubles_the_time_between_turns_and_each_mail_taken_shortens_it()
    {
        _pace.Slow();
        _pace.Slow();
        Minutes("a");
        Assert.Equal(4, Minutes("b"));
        for (var taken = 0; taken < 100; taken++)
            _pace.Recover();
        Assert.Equal(8, Minutes("c"));
        Assert.Equal(9, Minutes("d"));
    }

    [Fact]
    public void It_gets_no_slower_than_a_sixty_fourth()
    {
        for (var busy = 0; busy < 100; busy++)
            _pace.Slow();
        Minutes("a");
        Assert.Equal(64, Minutes("b"));
    }

    private int Minutes(string id) => (int)Math.Round(_pace.UntilTurn(id, Timeout).TotalMinutes);
}
