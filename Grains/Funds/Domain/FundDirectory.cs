using System.Collections.Frozen;
using System.Collections.Immutable;
using MsaOrleans.Grains.Calendars.Domain;
using NodaTime;

namespace MsaOrleans.Grains.Funds.Domain;

/// <summary>All funds, loaded and validated once per silo. A merged fund stands for its successor.</summary>
internal sealed class FundDirectory
{
    private static readonly BusinessCalendar National = new(
        Holidays.Metropole,
        DateTimeZoneProviders.Tzdb["Europe/Paris"],
        ImmutableSortedDictionary<DateOnly, string>.Empty
    );

    /// <summary>By each code that leads to it: its own, and those of the funds merged into it.</summary>
    private readonly FrozenDictionary<string, Fund> _byCode;

    /// <param name="funds">Each successor is among them, and leads to one that is not merged.</param>
    public FundDirectory(IEnumerable<Fund> funds)
    {
        var given = funds.ToDictionary(fund => fund.View.Code, StringComparer.Ordinal);
        var merged = given
            .Values.Where(fund => fund.MergedInto is not null)
            .ToLookup(fund => WorkingFund(fund, given).View.Code, fund => fund.View.Code, StringComparer.Ordinal);
        All =
        [
            .. given
                .Values.Where(fund => fund.MergedInto is null)
                .Select(fund => Naming(fund, merged[fund.View.Code]))
                .OrderBy(fund => fund.View.Name, StringComparer.Ordinal),
        ];
        _byCode = All.SelectMany(fund => merged[fund.View.Code].Prepend(fund.View.Code).Select(code => (code, fund)))
            .ToFrozenDictionary(pair => pair.code, pair => pair.fund, StringComparer.Ordinal);
        HasMerged = given.Count > All.Length;
    }

    /// <summary>The funds that work, sorted by name.</summary>
    public ImmutableArray<Fund> All { get; }

    /// <summary>Codes of all funds of the file, those that are merged as well.</summary>
    public IEnumerable<string> Codes => _byCode.Keys;

    public bool HasMerged { get; }

    /// <summary>The fund that works under this code now, a successor perhaps; null when there is none.</summary>
    public Fund? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>Whether a fund of this code works: one that is merged does not.</summary>
    public bool Works(string code) => Find(code)?.View.Code == code;

    /// <summary>The code of the fund that now has what is filed under this one.</summary>
    public string Present(string code) => Find(code)?.View.Code ?? code;

    /// <summary>Codes of the funds whose contacts a fund has now beside its own.</summary>
    public ImmutableArray<string> MergedInto(string code) => Works(code) ? Find(code)!.View.Merged ?? [] : [];

    /// <summary>
    /// The calendar of the fund. A fund that is no longer listed, but still has contacts, gets the national calendar.
    /// </summary>
    public BusinessCalendar CalendarOf(string code) => Find(code)?.Calendar ?? National;

    private static Fund WorkingFund(Fund fund, Dictionary<string, Fund> given) =>
        fund.MergedInto is { } successor ? WorkingFund(given[successor], given) : fund;

    private static Fund Naming(Fund fund, IEnumerable<string> merged) =>
        merged.Any()
            ? fund with
            {
                View = fund.View with { Merged = [.. merged.Order(StringComparer.Ordinal)] },
            }
            : fund;
}
