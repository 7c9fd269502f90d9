using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MsaOrleans.Api.Audit;
using MsaOrleans.Audit;

namespace MsaOrleans.Api.Tests.Audit;

/// <summary>A flood of refusals is counted in full and written in part.</summary>
public sealed class RefusalGateTests
{
    private readonly RefusalGate _gate = new(
        new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>(),
        NullLogger<RefusalGate>.Instance
    );

    [Fact]
    public void The_first_twenty_of_a_callers_minute_are_admitted_and_the_others_are_one_entry()
    {
        Assert.Equal(20, Enumerable.Range(0, 25).Count(i => _gate.Admits(Refused("jean", $"m{i}"))));
        Assert.True(_gate.Admits(Refused("odile", "m")));
        var gathered = Assert.Single(_gate.Turn());
        Assert.Equal(Refused("jean", null) with { Act = "Refusals", Count = 5 }, gathered);
    }

    [Fact]
    public void A_new_minute_begins_anew()
    {
        for (var i = 0; i < 21; i++)
            _gate.Admits(Refused("jean", "m"));
        Assert.Single(_gate.Turn());
        Assert.Empty(_gate.Turn());
        Assert.True(_gate.Admits(Refused("jean", "m")));
    }

    [Fact]
    public void All_callers_together_have_a_thousand()
    {
        Assert.Equal(1_000, Enumerable.Range(0, 1_005).Count(i => _gate.Admits(Refused($"caller-{i}", "m"))));
        Assert.Equal(5, _gate.Turn().Count);
    }

    [Fact]
    public void Whoever_is_not_signed_in_is_an_address()
    {
        var nobody = new AuditEvent("r", "GetMe", AuditCapacity.Nobody, 401, Address: "192.0.2.7");
        Assert.Equal(20, Enumerable.Range(0, 30).Count(_ => _gate.Admits(nobody)));
        Assert.True(_gate.Admits(nobody with { Address = "192.0.2.8" }));
    }

    private static AuditEvent Refused(string sub, string? memberId) =>
        new("r", "ListContacts", AuditCapacity.Member, 404, sub, MemberId: memberId);
}
