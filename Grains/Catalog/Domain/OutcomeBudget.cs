namespace MsaOrleans.Grains.Catalog.Domain;

/// <summary>
/// How many outcomes of online services one member may have counted. Known to the activation only: what it is for is
/// that nobody keeps the database busy, and figures that are true to a few.
/// </summary>
internal sealed class OutcomeBudget
{
    /// <summary>Of one member in an hour of the clock. To send one request takes two.</summary>
    public const int MostPerHour = 60;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private DateTimeOffset _hour;

    /// <returns>Null when counted; else until when to wait.</returns>
    public Refusal? Take(string memberId, DateTimeOffset now)
    {
        var hour = new DateTimeOffset(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero);
        if (hour != _hour)
        {
            _hour = hour;
            _counts.Clear();
        }
        var count = _counts.GetValueOrDefault(memberId);
        if (count >= MostPerHour)
            return new(RefusalCode.TooManyRequests, hour.AddHours(1) - now);
        _counts[memberId] = count + 1;
        return null;
    }
}
