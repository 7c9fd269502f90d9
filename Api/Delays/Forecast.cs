using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MsaOrleans.Calendars;
using MsaOrleans.Catalog;
using MsaOrleans.Delays;
using MsaOrleans.Figures;

namespace MsaOrleans.Api.Delays;

/// <summary>What may be expected of a request: its deadline, and what else is known of its topic.</summary>
/// <param name="Usual">Null unless a theme was given and enough answers are known.</param>
/// <param name="Notice">Null unless a theme was given and the fund has put one up.</param>
/// <param name="Silence">Null unless a topic was given on which silence is a decision.</param>
internal sealed record Forecast(
    DateTimeOffset ReceivedAt,
    DateTimeOffset DueAt,
    ImmutableArray<DeadlineStep> Steps,
    string Calendar,
    string CalendarVersion,
    ImmutableArray<ClosedDay> Skipped,
    int? BusinessMinutes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] UsualTime? Usual,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DelayNotice? Notice,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Silence? Silence
)
{
    public static Forecast Of(Deadline deadline, UsualTime? usual, DelayNotice? notice, Silence? silence) =>
        new(
            deadline.ReceivedAt,
            deadline.DueAt,
            deadline.Steps,
            deadline.Calendar,
            deadline.CalendarVersion,
            deadline.Skipped,
            deadline.BusinessMinutes,
            usual,
            notice,
            silence
        );
}
