using MsaOrleans.Calendars;

namespace MsaOrleans.Api.Demo;

/// <summary>
/// Past instants at which people write and agents answer: on business days of one fund, whatever day it is now.
/// </summary>
/// <param name="now">The present.</param>
/// <param name="zone">The fund's.</param>
/// <param name="compute">The fund's deadline for a request received at an instant.</param>
internal sealed class DemoCalendar(DateTimeOffset now, TimeZoneInfo zone, Func<DateTimeOffset, Task<Deadline>> compute)
{
    /// <summary>How far back to look for a business day: no calendar closes for so long.</summary>
    private const int MostDaysBack = 30;

    /// <summary>That local time on the latest business day which is so many days ago, or more.</summary>
    public async Task<DateTimeOffset> BusinessDayAsync(int daysAgo, TimeOnly at) =>
        await FindAsync(daysAgo, at, _ => true) ?? now.AddDays(-daysAgo);

    /// <summary>The receipt of a request that is overdue by now and has climbed its whole ladder.</summary>
    public async Task<DateTimeOffset> OverdueAsync(int daysAgo, TimeOnly at) =>
        await FindAsync(daysAgo, at, deadline => deadline.Steps.All(step => step.At <= now)) ?? now.AddDays(-daysAgo);

    /// <summary>
    /// The latest receipt, yesterday or before, of a request that is not yet due; now when all would be.
    /// </summary>
    public async Task<DateTimeOffset> WaitingAsync(TimeOnly at) =>
        await FindAsync(1, at, deadline => deadline.DueAt > now) ?? now;

    private async Task<DateTimeOffset?> FindAsync(int daysAgo, TimeOnly at, Func<Deadline, bool> fits)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        for (var back = daysAgo; back < daysAgo + MostDaysBack; back++)
        {
            var day = today.AddDays(-back);
            var local = day.ToDateTime(at);
            var deadline = await compute(new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime());
            if (deadline.Skipped.All(closed => closed.Date != day) && fits(deadline))
                return deadline.ReceivedAt;
        }
        return null;
    }
}
