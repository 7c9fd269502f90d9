using System.Collections.Frozen;
using System.Collections.Immutable;
using MsaOrleans.Grains.Calendars.Domain;
using NodaTime;

namespace MsaOrleans.Grains.Funds.Domain;

/// <summary>All funds, loaded and checked once a silo.</summary>
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

    /// <summary>By name.</summary>
    public ImmutableArray<Fund> All { get; } = [.. funds.OrderBy(fund => fund.View.Name, StringComparer.Ordinal)];

    public Fund? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>
    /// The fund's calendar; the national one for a fund that is listed no more but whose contacts remain.
    /// </summary>
    public BusinessCalendar CalendarOf(string code) => Find(code)?.Calendar ?? National;
}
