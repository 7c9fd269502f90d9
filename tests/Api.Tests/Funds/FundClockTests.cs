using MsaOrleans.Api.Funds;

namespace MsaOrleans.Api.Tests.Funds;

public sealed class FundClockTests
{
    [Theory]
    [InlineData("2026-11-26T22:59:59Z", "Europe/Paris", "2026-11-26")]
    [InlineData("2026-11-26T23:00:00Z", "Europe/Paris", "2026-11-27")]
    [InlineData("2026-07-14T22:00:00Z", "Europe/Paris", "2026-07-15")]
    [InlineData("2026-11-26T20:00:00Z", "Indian/Reunion", "2026-11-27")]
    [InlineData("2026-11-27T03:59:59Z", "America/Martinique", "2026-11-26")]
    public void A_day_begins_at_the_funds_own_midnight(string instant, string timeZone, string day) =>
        Assert.Equal(DateOnly.Parse(day, null), FundClock.DayAt(DateTimeOffset.Parse(instant, null), timeZone));
}
