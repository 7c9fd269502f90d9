namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>How often something was done in a window that began at an instant.</summary>
/// <param name="Since">UTC.</param>
internal sealed record Tally(DateTimeOffset Since, int Count);

/// <summary>
/// So many in a window of time. A window begins with the first after the last one ended: not a sliding one, so that two
/// numbers are all that is kept.
/// </summary>
internal readonly record struct Allowance(int Limit, TimeSpan Window)
{
    /// <summary>A limit of that many is none, and nothing is counted.</summary>
    public const int None = 1_000_000;

    /// <returns>Null when that many more may be done; else until when to wait.</returns>
    public Refusal? Refuse(Tally? tally, int more, DateTimeOffset now)
    {
        if (Limit >= None || Used(tally, now) + more <= Limit)
            return null;
        var since = IsRunning(tally, now) ? tally!.Since : now;
        return new(RefusalCode.TooManyRequests, since + Window - now);
    }

    /// <summary>The tally with that many more.</summary>
    public Tally? Spend(Tally? tally, int more, DateTimeOffset now) =>
        Limit >= None ? null
        : more == 0 ? tally
        : IsRunning(tally, now) ? tally! with { Count = tally.Count + more }
        : new(now, more);

    private int Used(Tally? tally, DateTimeOffset now) => IsRunning(tally, now) ? tally!.Count : 0;

    /// <summary>A window that begins in the future is one of before the clock was set back.</summary>
    private bool IsRunning(Tally? tally, DateTimeOffset now) =>
        tally is not null && tally.Since <= now && now < tally.Since + Window;
}
