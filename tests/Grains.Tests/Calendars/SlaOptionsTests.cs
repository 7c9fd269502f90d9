using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MsaOrleans.Grains.Calendars;
using MsaOrleans.Grains.Calendars.Domain;

namespace MsaOrleans.Grains.Tests.Calendars;

public sealed class SlaOptionsTests
{
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
        TimeSpan[] expected = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1)];
        Assert.Equal(expected, Policy(("Sla:Steps", "00:00:30, 0.00:01:00")).Steps);
        Assert.Equal(expected, Policy(("Sla:Steps:0", "00:00:30"), ("Sla:Steps:1", "00:01:00")).Steps);
    }

    [Theory]
    [InlineData("Sla:Response", "-1.00:00:00")]
    [InlineData("Sla:Response", "deux jours")]
    [InlineData("Sla:Response", "48")]
    [InlineData("Sla:Resolution", "0")]
    [InlineData("Sla:Steps", "2.00:00:00,1.00:00:00")]
    [InlineData("Sla:Steps", "1.00:00:00,1.00:00:00")]
    [InlineData("Sla:Steps", ",")]
    [InlineData("Sla:Steps:0", "demain")]
    public void A_wrong_value_is_named(string key, string value)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Policy((key, value)));
        Assert.StartsWith(string.Join(':', key.Split(':').Take(2)), fault.Message, StringComparison.Ordinal);
    }

    private static SlaPolicy Policy(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))).Build();
        return new ServiceCollection().AddSla(configuration).BuildServiceProvider().GetRequiredService<SlaPolicy>();
    }
}
