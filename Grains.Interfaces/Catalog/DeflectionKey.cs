using System.Globalization;

namespace MsaOrleans.Catalog;

/// <summary>Names the <see cref="IDeflectionGrain"/> of a fund and month: <c>{fund}/{yyyy-MM}</c>.</summary>
public static class DeflectionKey
{
    /// <param name="fund">Code of a fund.</param>
    /// <param name="day">Any day of the month, in the fund's time zone.</param>
    public static string For(string fund, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{fund}/{day:yyyy-MM}");
}
