using System.Collections.Frozen;
using MsaOrleans.Figures;
using MsaOrleans.Grains.Figures.Domain;

namespace MsaOrleans.Grains.Figures;

/// <summary>What is said of the usual time to everybody who writes: read once in a while, and kept.</summary>
internal sealed partial class FiguresGrain
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(1);

    private (FrozenDictionary<string, UsualTime> Known, DateTimeOffset Until)? _usual;

    public async Task<UsualTime?> GetUsualAsync(string theme)
    {
        var now = time.GetUtcNow();
        if (_usual is not { } usual || usual.Until <= now)
            _usual = usual = (await ReadUsualAsync(now), now + GoodFor);
        return usual.Known.GetValueOrDefault(theme);
    }

    private async Task<FrozenDictionary<string, UsualTime>> ReadUsualAsync(DateTimeOffset now)
    {
        if (!funds.Works(Fund))
            return FrozenDictionary<string, UsualTime>.Empty;
        var today = funds.CalendarOf(Fund).LocalDate(now);
        return UsualTimes.Of(await store.ReadAsync(Fund, today.AddDays(1 - UsualTimes.Days), today));
    }
}
