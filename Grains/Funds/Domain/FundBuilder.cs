using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MsaOrleans.Figures;
using MsaOrleans.Grains.Calendars.Domain;
using MsaOrleans.Grains.DataFiles;
using MsaOrleans.Mail;
using NodaTime;

namespace MsaOrleans.Grains.Funds.Domain;

/// <summary>Validates the entries of a file and builds the directory of funds.</summary>
internal static partial class FundBuilder
{
    public const string Key = "Funds:Path";

    /// <exception cref="DataFaultException">Lists every fault.</exception>
    public static FundDirectory Build(IReadOnlyList<FundDocument?> documents)
    {
        var faults = documents
            .SelectMany((fund, index) => FaultsOf(fund, $"funds[{index}]"))
            .Concat(Duplicates(documents))
            .Concat(Mergers.FaultsOf(documents))
            .Concat(documents.Count == 0 ? ["funds: none"] : [])
            .ToList();
        return faults.Count == 0
            ? new(documents.Select(fund => Fund(fund!)))
            : throw new DataFaultException(Key, faults);
    }

    private static Fund Fund(FundDocument fund) =>
        new(
            new(
                fund.Code!,
                fund.Name!,
                fund.Address!,
                fund.AnyTelephone!,
                fund.Calendar!,
                fund.TimeZone!,
                fund.AnyTelephone!,
                EmailAddress.Find(fund.Email)?.ToString()
            ),
            new(fund.Calendar!, DateTimeZoneProviders.Tzdb[fund.TimeZone!], ClosingDays(fund)),
            [.. (fund.Escalation ?? []).Select(EmailAddress.Find).OfType<EmailAddress>()],
            fund.MergedInto
        );

    private static ImmutableSortedDictionary<DateOnly, string> ClosingDays(FundDocument fund) =>
        (fund.ClosingDays ?? []).ToImmutableSortedDictionary(day => day!.Date!.Value, day => day!.Reason!);

    private static IEnumerable<string> FaultsOf(FundDocument? fund, string node)
    {
        if (fund is null)
            return [$"{node}: null"];
        return new (bool Fault, string What)[]
        {
            (
                !CodePattern().IsMatch(fund.Code ?? ""),
                $".code: lower-case letters, digits and hyphens expected, not “{fund.Code}”"
            ),
            (fund.Code == IFiguresGrain.National, $".code: “{fund.Code}” stands for all funds together"),
            (string.IsNullOrWhiteSpace(fund.Name), ".name: missing"),
            (string.IsNullOrWhiteSpace(fund.Address), ".address: missing"),
            (string.IsNullOrWhiteSpace(fund.AnyTelephone), ".telephone: missing"),
            (
                fund.AnyTelephone is { } number
                    && !string.IsNullOrWhiteSpace(number)
                    && !TelephonePattern().IsMatch(number),
                $".telephone: a telephone number expected, not “{fund.AnyTelephone}”"
            ),
            (
                fund.Email is not null && EmailAddress.Find(fund.Email) is null,
                $".email: an e-mail address expected, not “{fund.Email}”"
            ),
            (
                !Holidays.Calendars.Contains(fund.Calendar ?? ""),
                $".calendar: one of {string.Join(", ", Holidays.Calendars)} expected, not “{fund.Calendar}”"
            ),
            (
                DateTimeZoneProviders.Tzdb.GetZoneOrNull(fund.TimeZone ?? "") is null,
                $".timeZone: unknown “{fund.TimeZone}”"
            ),
        }
            .Concat(
                (fund.Escalation ?? []).Select(
                    (address, level) =>
                        (
                            !EmailAddress.TryParse(address, out _),
                            $".escalation[{level}]: an e-mail address expected, not “{address}”"
                        )
                )
            )
            .Concat(
                (fund.ClosingDays ?? []).Select(
                    (day, index) =>
                        (
                            day?.Date is null || string.IsNullOrWhiteSpace(day.Reason),
                            $".closingDays[{index}]: a date and a reason expected"
                        )
                )
            )
            .Concat(
                Repeated(fund.ClosingDays ?? [], day => day?.Date)
                    .Select(index => (true, $".closingDays[{index}].date: there twice"))
            )
            .Where(check => check.Item1)
            .Select(check => node + check.Item2);
    }

    private static IEnumerable<string> Duplicates(IReadOnlyList<FundDocument?> documents) =>
        Repeated(documents, fund => fund?.Code)
            .Select(index => $"funds[{index}].code: “{documents[index]!.Code}” is there twice");

    /// <summary>The positions of items whose key an earlier item has. Items without a key are ignored.</summary>
    private static IEnumerable<int> Repeated<TItem, TKey>(IEnumerable<TItem> items, Func<TItem, TKey?> key) =>
        items
            .Select((item, index) => (Key: key(item), Index: index))
            .Where(item => item.Key is not null)
            .GroupBy(item => item.Key)
            .SelectMany(same => same.Skip(1))
            .Select(item => item.Index);

    /// <summary>Accepts short numbers such as <c>39 94</c>.</summary>
    [GeneratedRegex(@"^[+(]?\d[\d .()\u00a0-]*\d\z")]
    private static partial Regex TelephonePattern();

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex CodePattern();
}
