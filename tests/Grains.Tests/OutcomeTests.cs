using Microsoft.Extensions.DependencyInjection;
using MsaOrleans.Mailboxes;
using Orleans.Serialization;

namespace MsaOrleans.Grains.Tests;

public sealed class OutcomeTests
{
    private static readonly AgentView Claire = new("claire", "Claire Dubois");
    private static readonly Refusal Taken = new(RefusalCode.AlreadyClaimed, TimeSpan.FromMinutes(3), "Karim");

    private readonly Serializer _serializer = new ServiceCollection()
        .AddSerializer()
        .BuildServiceProvider()
        .GetRequiredService<Serializer>();

    [Fact]
    public void A_value_is_given_and_no_refusal()
    {
        Outcome<AgentView> outcome = Claire;

        Assert.True(outcome.TryGet(out var value, out var refusal));
        Assert.Same(Claire, value);
        Assert.Null(refusal);
        Assert.Null(outcome.Refusal);
        Assert.Equal("claire", outcome.Match(agent => agent.Id, _ => "refused"));
    }

    [Fact]
    public void A_refusal_is_given_and_no_value()
    {
        Outcome<AgentView> outcome = Taken;

        Assert.False(outcome.TryGet(out var value, out var refusal));
        Assert.Null(value);
        Assert.Same(Taken, refusal);
        Assert.Same(Taken, outcome.Refusal);
        Assert.Equal("Karim", outcome.Match(agent => agent.Id, why => why.Holder));
    }

    [Fact]
    public void A_code_alone_is_a_refusal()
    {
        Outcome<AgentView> outcome = RefusalCode.NotFound;

        Assert.Equal(new Refusal(RefusalCode.NotFound), outcome.Refusal);
    }

    [Fact]
    public void None_is_neither()
    {
        Assert.Throws<ArgumentNullException>(() => (Outcome<AgentView>)(AgentView)null!);
        Assert.Throws<ArgumentNullException>(() => (Outcome<AgentView>)(Refusal)null!);
        Assert.Throws<InvalidOperationException>(() => Read("20E8E0").TryGet(out _, out _));
    }

    /// <summary>Silos of two versions talk to each other during a rolling upgrade.</summary>
    [Fact]
    public void What_an_earlier_version_sent_is_read_and_written_alike()
    {
        const string Value = "20E820E8400D636C61697265411B436C61697265204475626F6973E0C101E0";
        const string Refused = "20E8C00121E8004D8100D2496B00000000410B4B6172696DE0E0";

        Assert.Equal(Claire, Read(Value).Accepted());
        Assert.Equal(Taken, Read(Refused).Refusal);
        Assert.Equal(Value, Convert.ToHexString(_serializer.SerializeToArray<Outcome<AgentView>>(Claire)));
        Assert.Equal(Refused, Convert.ToHexString(_serializer.SerializeToArray<Outcome<AgentView>>(Taken)));
    }

    private Outcome<AgentView> Read(string bytes)
    {
        var outcome = _serializer.Deserialize<Outcome<AgentView>>(Convert.FromHexString(bytes));
        Assert.NotNull(outcome);
        return outcome;
    }
}
