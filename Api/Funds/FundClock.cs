namespace MsaOrleans.Api.Funds;

/// <summary>The day of a fund, by which it counts what happens there.</summary>
internal static class FundClock
{
    /// <param name="timeZone">Of the fund; IANA name.</param>
    public static DateOnly DayAt(DateTimeOffset instant, string timeZone) =>
        DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime
        );
}
