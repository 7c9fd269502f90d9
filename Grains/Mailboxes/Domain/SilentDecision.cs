using MsaOrleans.Catalog;
using MsaOrleans.Grains.Calendars.Domain;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>When silence on a request becomes a decision (CRPA L231-1, L231-4).</summary>
internal static class SilentDecision
{
    /// <summary>
    /// The day of that number as many months after the day of receipt, or the last day of a month that has no such day.
    /// Week-ends and holidays do not move it.
    /// </summary>
    public static Silence On(SilenceRule rule, BusinessCalendar calendar, DateTimeOffset receivedAt) =>
        new(rule.Effect, calendar.LocalDate(receivedAt).AddMonths(rule.Months), rule.Recourse);

    /// <summary>
    /// What silence means for a request about a topic, by the catalogue of now; null where nothing is said of it.
    /// </summary>
    public static Silence? Of(Topic topic, string fund, MailboxPolicy policy, DateTimeOffset receivedAt) =>
        policy.Catalog.SilenceOn(topic) is { } rule ? On(rule, policy.Funds.CalendarOf(fund), receivedAt) : null;
}
