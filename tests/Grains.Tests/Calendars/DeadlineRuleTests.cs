using System.Collections.Immutable;
using MsaOrleans.Calendars;
using MsaOrleans.Grains.Calendars.Domain;
using NodaTime;

namespace MsaOrleans.Grains.Tests.Calendars;

public sealed class DeadlineRuleTests
{
    private static readonly BusinessCalendar Calendar = new(
        "metropole",
        DateTimeZoneProviders.Tzdb["Europe/Paris"],
        ImmutableSortedDictionary<DateOnly, string>.Empty
    );

    /// <summary>Friday 20 November 2026, 16:05 in Paris.</summary>
    private static readonly DateTimeOffset Friday = new(2026, 11, 20, 15, 5, 0, TimeSpan.Zero);

    [Fact]
    public void A_first_answer_is_owed_in_48_hours_with_a_ladder_of_four_steps()
    {
        var deadline = DeadlineRule.Respond(Calendar, Friday, SlaPolicy.Default);

        Assert.Equal((Friday, Friday.AddDays(4)), (deadline.ReceivedAt, deadline.DueAt));
        Assert.Equal(
            [
                new DeadlineStep(1, Friday.AddDays(3.5), StepKind.Warning),
                new(2, Friday.AddDays(4), StepKind.Breach),
                new(3, Friday.AddDays(5), StepKind.Overdue),
                new(4, Friday.AddDays(6), StepKind.Overdue),
            ],
            deadline.Steps.AsEnumerable()
        );
        Assert.Equal(("metropole", Calendar.Version), (deadline.Calendar, deadline.CalendarVersion));
        Assert.Equal(["samedi", "dimanche"], deadline.Skipped.Select(day => day.Reason));
    }

    [Fact]
    public void A_final_answer_is_owed_in_10_business_days_and_each_step_keeps_its_distance()
    {
        var deadline = DeadlineRule.Resolve(Calendar, Friday, SlaPolicy.Default);

        Assert.Equal(Friday.AddDays(14), deadline.DueAt);
        Assert.Equal(
            [Friday.AddDays(13.5), Friday.AddDays(14), Friday.AddDays(17), Friday.AddDays(18)],
            deadline.Steps.Select(step => step.At)
        );
    }

    [Theory]
    [InlineData(10)]
    [InlineData(12)]
    public void A_step_at_or_before_the_start_is_left_out_and_the_others_keep_their_numbers(int hours)
    {
        var policy = SlaPolicy.Default with { Resolution = TimeSpan.FromHours(hours) };
        Assert.Equal([2, 3, 4], DeadlineRule.Resolve(Calendar, Friday, policy).Steps.Select(step => step.Level));
    }

    [Fact]
    public void A_receipt_in_another_offset_is_the_same_instant() =>
        Assert.Equal(
            TimeSpan.Zero,
            DeadlineRule.Respond(Calendar, Friday.ToOffset(TimeSpan.FromHours(4)), SlaPolicy.Default).ReceivedAt.Offset
        );
}
