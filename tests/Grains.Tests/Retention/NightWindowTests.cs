using MsaOrleans.Grains.Retention.Domain;
using MsaOrleans.Grains.Tests.Mailboxes;

namespace MsaOrleans.Grains.Tests.Retention;

public sealed class NightWindowTests
{
    [Theory]
    [InlineData("22:00-05:00", "2026-10-13T10:00:00Z", "2026-10-13T20:00:00Z", "2026-10-14T03:00:00Z")]
    [InlineData("22:00-05:00", "2026-10-13T20:00:00Z", "2026-10-13T20:00:00Z", "2026-10-14T03:00:00Z")]
    [InlineData("22:00-05:00", "2026-10-14T02:59:59Z", "2026-10-13T20:00:00Z", "2026-10-14T03:00:00Z")]
    [InlineData("22:00-05:00", "2026-10-14T03:00:00Z", "2026-10-14T20:00:00Z", "2026-10-15T03:00:00Z")]
    [InlineData("22:00-05:00", "2026-10-24T23:00:00Z", "2026-10-24T20:00:00Z", "2026-10-25T04:00:00Z")]
    [InlineData("01:00-04:00", "2026-10-13T10:00:00Z", "2026-10-13T23:00:00Z", "2026-10-14T02:00:00Z")]
    [InlineData("00:00-00:00", "2026-10-13T10:00:00Z", "2026-10-12T22:00:00Z", "2026-10-13T22:00:00Z")]
    public void The_window_that_is_open_or_comes_next_in_the_funds_time(
        string window,
        string now,
        string opens,
        string closes
    ) =>
        Assert.Equal(
            (DateTimeOffset.Parse(opens, null), DateTimeOffset.Parse(closes, null)),
            NightWindow.Parse(window)!.At(Shipped.Funds.CalendarOf("picardie"), DateTimeOffset.Parse(now, null))
        );

    [Theory]
    [InlineData("")]
    [InlineData("22:00")]
    [InlineData("22:00-5:00")]
    [InlineData("22:00-24:00")]
    [InlineData("22:00-05:00-06:00")]
    public void What_is_no_window_is_none(string window) => Assert.Null(NightWindow.Parse(window));
}
