using MsaOrleans.Grains.Calendars.Domain;
using MsaOrleans.Grains.Funds.Domain;

namespace MsaOrleans.Grains.Mail;

/// <summary>The fund in whose name a mail goes out.</summary>
internal sealed record MailSender(
    string Name,
    string Address,
    string Telephone,
    TimeZoneInfo TimeZone,
    string? Email = null
)
{
    /// <summary>A fund that is no longer in the directory still sends the mails it owes.</summary>
    public static MailSender Of(FundDirectory funds, string code) =>
        funds.Find(code) is { View: var view } fund
            ? new(view.Name, view.Address, view.Telephone, ZoneOf(fund.Calendar), view.Email)
            : new("MSA", "", "", ZoneOf(funds.CalendarOf(code)));

    private static TimeZoneInfo ZoneOf(BusinessCalendar calendar) =>
        TimeZoneInfo.FindSystemTimeZoneById(calendar.TimeZone.Id);
}
