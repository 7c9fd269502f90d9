using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Catalog;
using MsaOrleans.Grains.Catalog;
using MsaOrleans.Grains.Catalog.Domain;

namespace MsaOrleans.Grains.Tests.Catalog;

public sealed class DeflectionGrainTests
{
    private readonly StoredMonth _stored = new();
    private readonly DateOnly _day = new(2026, 3, 30);

    [Fact]
    public async Task Writes_each_outcome_on_its_day()
    {
        var grain = Grain();

        Assert.Null(await grain.RecordAsync(_day, "demander-carte", "europe", OnlineServiceOutcome.Offered));
        Assert.Null(await grain.RecordAsync(_day.AddDays(1), "demander-carte", "europe", OnlineServiceOutcome.Used));

        DeflectionCount[] expected =
        [
            new(new DateOnly(2026, 3, 30), "demander-carte", "europe", 1, 0, 0),
            new(new DateOnly(2026, 3, 31), "demander-carte", "europe", 0, 1, 0),
        ];
        Assert.Equal(expected, _stored.Written.Counts.AsEnumerable());
        Assert.Equal(expected, (await grain.GetAsync()).AsEnumerable());
    }

    [Theory]
    [InlineData("voler", "europe", RefusalCode.UnknownOnlineService)]
    [InlineData("demander-carte", "vitale", RefusalCode.UnknownTopic)]
    public async Task Counts_nothing_for_what_is_not_offered(string service, string reason, RefusalCode code)
    {
        Assert.Equal(new Refusal(code), await Grain().RecordAsync(_day, service, reason, OnlineServiceOutcome.Offered));
        Assert.Empty(_stored.Written.Counts);
    }

    [Fact]
    public async Task The_61st_outcome_of_a_member_in_an_hour_is_not_counted()
    {
        var grain = Grain();
        for (var count = 0; count < 60; count++)
            Assert.Null(await RecordAsync("jean"));
        Assert.Equal(RefusalCode.TooManyRequests, (await RecordAsync("jean"))?.Code);
        Assert.Null(await RecordAsync("lucie"));
        Assert.Equal(61, Assert.Single(_stored.Written.Counts).Offered);

        Task<Refusal?> RecordAsync(string member) =>
            grain.RecordAsync(member, _day, "demander-carte", "europe", OnlineServiceOutcome.Offered);
    }

    private DeflectionGrain Grain() => new(_stored, SmallCatalog.Load(), new FakeTimeProvider());

    /// <summary>Storage in which what was written can be told from what is in memory.</summary>
    private sealed class StoredMonth : IPersistentState<DeflectionState>
    {
        public DeflectionState Written { get; private set; } = new();

        public DeflectionState State { get; set; } = new();

        public string Etag => "";

        public bool RecordExists => Written.Counts.Length > 0;

        public Task WriteStateAsync()
        {
            Written = State;
            return Task.CompletedTask;
        }

        public Task ReadStateAsync()
        {
            State = Written;
            return Task.CompletedTask;
        }

        public Task ClearStateAsync()
        {
            Written = State = new DeflectionState();
            return Task.CompletedTask;
        }
    }
}
