using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using MsaOrleans.Grains.Figures;
using MsaOrleans.Grains.Figures.Domain;
using MsaOrleans.Silo.Figures;

namespace MsaOrleans.Silo.Tests.Storage;

/// <summary>Figures are exact, however often an event comes and whatever the database.</summary>
public abstract class FigureStoreContract(StorageFixture fixture)
{
    private static readonly DateOnly Day = new(2026, 10, 13);

    [Fact]
    public async Task An_event_that_comes_again_is_not_counted_again()
    {
        var store = await StoreAsync();
        var (one, other) = (Event("once", "x1", FigureMeasure.Received), Event("once", "x2", FigureMeasure.Received));
        await store.CountAsync([one, one, other]);
        await store.CountAsync([other, one]);
        Assert.Equal([new FigureCount("once", one.Figure, 2)], await store.ReadAsync("once", Day, Day));
    }

    [Fact]
    public async Task Racing_writers_count_an_event_once()
    {
        var store = await StoreAsync();
        await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ => store.CountAsync([Event("race", "y", FigureMeasure.AnsweredInTime, 12)]))
        );
        Assert.Equal(1, Assert.Single(await store.ReadAsync("race", Day, Day)).Count);
    }

    [Fact]
    public async Task Days_are_read_from_first_to_last_and_funds_apart_or_together()
    {
        var store = await StoreAsync();
        await store.CountAsync([
            .. Enumerable
                .Range(-1, 4)
                .Select(days => Event("days", $"d{days}", FigureMeasure.Received, day: Day.AddYears(1).AddDays(days))),
        ]);
        await store.CountAsync([Event("days2", "z", FigureMeasure.Received, day: Day.AddYears(1))]);
        var (first, last) = (Day.AddYears(1), Day.AddYears(1).AddDays(1));
        Assert.Equal(2, (await store.ReadAsync("days", first, last)).Count);
        Assert.Equal(3, (await store.ReadAsync(null, first, last)).Count);
    }

    private async Task<IFigureStore> StoreAsync() =>
        new SqlFigureStore(
            (await fixture.OpenAsync()).Services.GetRequiredService<DbDataSource>(),
            TimeProvider.System
        );

    private static FigureEvent Event(
        string fund,
        string id,
        FigureMeasure measure,
        int minutes = 0,
        DateOnly? day = null
    ) => new("jean", $"{fund}.{id}", fund, new(day ?? Day, "famille", measure, minutes));
}
