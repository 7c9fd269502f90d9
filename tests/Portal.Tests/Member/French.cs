using System.Globalization;

namespace MsaOrleans.Portal.Tests.Member;

/// <summary>How the pages say instants, with the spaces that do not break.</summary>
internal static class French
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static string Day(DateTimeOffset instant, TimeZoneInfo? zone = null)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone ?? Paris);
        return $"{local.ToString("dddd", Culture)} {(local.Day == 1 ? "1er" : local.Day)} {local.ToString("MMMM yyyy", Culture)}";
    }

    public static string Moment(DateTimeOffset instant, TimeZoneInfo? zone = null) =>
        $"{Day(instant, zone)} à {Time(instant, zone)}";

    /// <summary>Midnight belongs to the day it ends; the year is said when it is another.</summary>
    public static string Deadline(DateTimeOffset instant, TimeZoneInfo? zone = null)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone ?? Paris);
        var atMidnight = local.TimeOfDay == TimeSpan.Zero;
        var day = Day(atMidnight ? instant.AddTicks(-1) : instant, zone)
            .Replace(
                $" {TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone ?? Paris).Year}",
                "",
                StringComparison.Ordinal
            );
        return $"le {day} à {(atMidnight ? "24\u00a0h" : Time(instant, zone))}";
    }

    private static string Time(DateTimeOffset instant, TimeZoneInfo? zone = null) =>
        TimeZoneInfo.ConvertTime(instant, zone ?? Paris).ToString("H'\u00a0h\u00a0'mm", Culture);
}
