using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MsaOrleans.Calendars;
using MsaOrleans.Grains.Calendars;
using MsaOrleans.Grains.Calendars.Domain;

namespace MsaOrleans.Grains.Tests.Calendars;

public sealed class SlaOptionsTests
{
    private static readonly DateTimeOffset Receipt = new(2026, 11, 20, 15, 5, 0, TimeSpan.Zero);
    private static readonly BusinessCalendar Calendar = new(
        "metropole",
        NodaTime.DateTimeZone.Utc,
        ImmutableSortedDictionary<DateOnly, string>.Empty
    );

    [Fact]
    public void Unset_they_are_the_funds_promise()
    {
        var policy = Policy();
        Assert.Equal((TimeSpan.FromHours(48), TimeSpan.FromDays(10)), (policy.Response, policy.Resolution));
        Assert.Equal(SlaPolicy.Default.Steps.AsEnumerable(), policy.Steps);
    }

    [Fact]
    public void Steps_come_as_one_value_or_one_key_each()
    {
        (string, string?) minute = ("Sla:Response", "00:01:00");
        TimeSpan[] expected = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1)];
        Assert.Equal(expected, Policy(minute, ("Sla:Steps", "00:00:30, 0.00:01:00")).Steps);
        Assert.Equal(expected, Policy(minute, ("Sla:Steps:0", "00:00:30"), ("Sla:Steps:1", "00:01:00")).Steps);
    }

    [Theory]
    [InlineData("Sla:Response", "-1.00:00:00")]
    [InlineData("Sla:Response", "deux jours")]
    [InlineData("Sla:Response", "48")]
    [InlineData("Sla:Response", "48:00:00")]
    [InlineData("Sla:Response", "3000000.00:00:00")]
    [InlineData("Sla:Response", "")]
    [InlineData("Sla:Response", null)]
    [InlineData("Sla:Resolution", null)]
    [InlineData("Sla:Resolution", "0")]
    [InlineData("Sla:Steps", "2.00:00:00,1.00:00:00")]
    [InlineData("Sla:Steps", "1.00:00:00,1.00:00:00")]
    [InlineData("Sla:Steps", "2.00:00:00,demain")]
    [InlineData("Sla:Steps", "2.00:00:00,72:00:00")]
    [InlineData("Sla:Steps", "00:00:00,2.00:00:00")]
    [InlineData("Sla:Steps", "-1.00:00:00,2.00:00:00")]
    [InlineData("Sla:Steps", ",")]
    [InlineData("Sla:Steps", "")]
    [InlineData("Sla:Steps", null)]
    [InlineData("Sla:Steps:0", "demain")]
    [InlineData("Sla:Steps:0", "")]
    [InlineData("Sla:Steps:0", null)]
    public void A_wrong_value_is_named(string key, string? value)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Policy((key, value)));
        Assert.StartsWith(string.Join(':', key.Split(':').Take(2)), fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sla:Steps", "1.00:00:00,1.23:59:59", "2.00:00:00")]
    [InlineData("Sla:Steps", "1.00:00:00,2.00:00:01", "2.00:00:00")]
    [InlineData("Sla:Response", "4.00:00:01", "4.00:00:01")]
    [InlineData("Sla:Response", "00:01:00", "00:01:00")]
    public void A_ladder_without_a_step_as_the_answer_becomes_overdue_is_refused(
        string key,
        string value,
        string response
    ) =>
        Assert.Equal(
            $"Sla:Steps must have a step at Sla:Response, {response}: the breach, which is told as the answer "
                + "becomes overdue.",
            Assert.Throws<OptionsValidationException>(() => Policy((key, value))).Message
        );

    [Theory]
    [InlineData("2.00:00:00")]
    [InlineData("1.00:00:00,2.00:00:00")]
    public void The_last_step_may_be_the_breach(string steps) =>
        Assert.Single(
            DeadlineRule.Respond(Calendar, Receipt, Policy(("Sla:Steps", steps))).Steps,
            step => step.Kind == StepKind.Breach
        );

    private static SlaPolicy Policy(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)))
            .Build();
        return new ServiceCollection().AddSla(configuration).BuildServiceProvider().GetRequiredService<SlaPolicy>();
    }
}
