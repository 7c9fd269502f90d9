namespace MsaOrleans.Grains.Calendars.Domain;

/// <summary>Public holidays by rule (Code du travail, L3133-1, L3134-13, L3422-2), as Etalab publishes them.</summary>
internal static class Holidays
{
    public const string Metropole = "metropole";

    /// <summary>A calendar that never closes, not even at week-ends: for trying short durations at any hour.</summary>
    public const string AlwaysOpen = "always-open";

    /// <summary>Day and month on which each overseas territory marks the abolition of slavery.</summary>
    private static readonly Dictionary<string, (int Month, int Day)> Abolition = new(StringComparer.Ordinal)
    {
        ["guadeloupe"] = (5, 27),
        ["guyane"] = (6, 10),
        ["la-reunion"] = (12, 20),
        ["martinique"] = (5, 22),
        ["mayotte"] = (4, 27),
        ["saint-barthelemy"] = (10, 9),
        ["saint-martin"] = (5, 28),
    };

    /// <summary>The codes of all calendars.</summary>
    public static IReadOnlyCollection<string> Calendars { get; } =
    [Metropole, "alsace-moselle", .. Abolition.Keys.Order(StringComparer.Ordinal), AlwaysOpen];

    /// <summary>The holidays of a year, by date; a date that is two holidays has both names.</summary>
    public static IReadOnlyDictionary<DateOnly, string> Of(string calendar, int year) =>
        Days(calendar, year)
            .GroupBy(day => day.Date)
            .ToDictionary(days => days.Key, days => string.Join(", ", days.Select(day => day.Name)));

    private static IEnumerable<(DateOnly Date, string Name)> Days(string calendar, int year)
    {
        if (calendar == AlwaysOpen)
            yield break;
        var easter = Easter(year);
        if (calendar == "alsace-moselle")
        {
            yield return (easter.AddDays(-2), "vendredi saint");
            yield return (new(year, 12, 26), "26 décembre");
        }
        if (Abolition.TryGetValue(calendar, out var abolition))
            yield return (new(year, abolition.Month, abolition.Day), "abolition de l’esclavage");
        yield return (new(year, 1, 1), "1er janvier");
        yield return (easter.AddDays(1), "lundi de Pâques");
        yield return (new(year, 5, 1), "1er mai");
        yield return (new(year, 5, 8), "8 mai");
        yield return (easter.AddDays(39), "Ascension");
        yield return (easter.AddDays(50), "lundi de Pentecôte");
        yield return (new(year, 7, 14), "14 juillet");
        yield return (new(year, 8, 15), "Assomption");
        yield return (new(year, 11, 1), "Toussaint");
        yield return (new(year, 11, 11), "11 novembre");
        yield return (new(year, 12, 25), "Noël");
    }

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).</summary>
    private static DateOnly Easter(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
        var late = (golden + 11 * moon + 22 * sunday) / 451;
        var day = moon + sunday - 7 * late + 114;
        return new(year, day / 31, day % 31 + 1);
    }
}
