using System.Collections.Frozen;
using System.Collections.Immutable;
using MsaOrleans.Grains.Calendars.Domain;
using NodaTime;

namespace MsaOrleans.Grains.Funds.Domain;

/// <summary>All funds, loaded and validated once per silo.</summary>
internal sealed class FundDirectory(IEnumerable<Fund> funds)
{
    private static readonly BusinessCalendar National = new(
        Holidays.Metropole,
        DateTimeZoneProviders.Tzdb["Europe/Paris"],
        ImmutableSortedDictionary<DateOnly, string>.Empty
    );

    private readonly FrozenDictionary<string, Fund> _byCode = funds.ToFrozenDictionary(
        fund => fund.View.Code,
        StringComparer.Ordinal
    );

    /// <summary>Sorted by name.</summary>
    public ImmutableArray<Fund> All { get; } = [.. funds.OrderBy(fund => fund.View.Name, StringComparer.Ordinal)];

    public Fund? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>
    /// The calendar of the fund. A fund that is no longer listed, but still has contacts, gets the national calendar.
    /// </summary>
    public BusinessCalendar CalendarOf(string code) => Find(code)?.Calendar ?? National;
}
