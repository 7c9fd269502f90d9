using MsaOrleans.Calendars;
using MsaOrleans.Grains.Calendars.Domain;
using MsaOrleans.Grains.Catalog.Domain;
using MsaOrleans.Grains.Funds.Domain;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;

namespace MsaOrleans.Baseline;

/// <summary>
/// The rules that both services share: catalogue, texts, business time. What differs is how state is kept.
/// </summary>
internal sealed class Rules(
    TopicCatalog catalog,
    FundDirectory funds,
    SlaPolicy sla,
    IConfiguration configuration,
    TimeProvider time
)
{
    public const int MaxContacts = 50,
        HistoryMonths = 36,
        ReopenDays = 30,
        MaxMessages = 100;

    private static readonly TimeSpan ReminderAfter = TimeSpan.FromDays(5),
        SoonIs = TimeSpan.FromHours(8);

    public int SubmissionsPerHour { get; } = configuration.GetValue("Limits:SubmissionsPerHour", 10);

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public Filing? Topic(NewContact request, string? profile)
    {
        var found = catalog.Find(
            new(request.Theme ?? "", request.Subject ?? "", request.Reason ?? ""),
            Enum.TryParse<Profile>(profile, ignoreCase: true, out var known) ? known : null
        );
        return found.TryGet(out var topic, out _) ? new(Of(topic.Theme), Of(topic.Subject), Of(topic.Reason)) : null;

        static Label Of(Catalog.CodeLabel label) => new(label.Code, label.Label);
    }

    public static string? MemberText(string? text) => Good(text, MessageText.OfMember);

    public static string? AgentText(string? text) => Good(text, MessageText.OfAgent);

    private static string? Good(string? text, Func<string, Outcome<string>> parse) =>
        text is not null && parse(text).TryGet(out var good, out _) ? good : null;

    public bool HasFund(string? fund) => fund is not null && funds.Find(fund) is not null;

    public Fund Fund(string fund) => funds.Find(fund) ?? throw new InvalidOperationException($"No fund {fund}.");

    public Deadline Deadline(string fund, DateTime now) => DeadlineRule.Respond(funds.CalendarOf(fund), now, sla);

    public Deadline Resolution(string fund, DateTime now) => DeadlineRule.Resolve(funds.CalendarOf(fund), now, sla);

    public DateTime ReminderAt(string fund, DateTime now) => funds.CalendarOf(fund).Add(now, ReminderAfter).UtcDateTime;

    public DateTime SoonUntil(string fund, DateTime now) => funds.CalendarOf(fund).Add(now, SoonIs).UtcDateTime;

    public int MinutesLeft(string fund, DateTime now, DateTime dueAt) => funds.CalendarOf(fund).MinutesLeft(now, dueAt);

    public static DateTime[] Steps(Deadline deadline) => [.. deadline.Steps.Select(step => step.At.UtcDateTime)];
}
