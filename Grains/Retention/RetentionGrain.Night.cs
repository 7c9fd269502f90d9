namespace MsaOrleans.Grains.Retention;

/// <summary>When the runs of a fund begin and go on: one reminder, set to the next night or the next check.</summary>
internal sealed partial class RetentionGrain : IRemindable
{
    private const string Night = "night";

    /// <summary>How often a run that is under way, or that a night still owes, is looked after.</summary>
    private static readonly TimeSpan CheckPeriod = TimeSpan.FromMinutes(5);

    public Task KeepNightsAsync() => RestAsync(time.GetUtcNow());

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        var now = time.GetUtcNow();
        if (_run is null && IsNight(now) && await OwesNightAsync(now))
            await BeginAsync($"night-{Fund}-{now:yyyyMMddHHmmss}", dryRun: false, askedBy: null, now);
        else if (_run is not null && !_working && (!_run.IsNightly || IsNight(now)))
            AskForMore();
        else if (!_working)
            await RestAsync(now);
    }

    /// <summary>Whether this night's run has not begun yet.</summary>
    private async Task<bool> OwesNightAsync(DateTimeOffset now) =>
        await store.LastNightAsync(Fund) is not { } last || last < Window(now).Opens;

    private bool IsNight(DateTimeOffset now) => Window(now).Opens <= now;

    private (DateTimeOffset Opens, DateTimeOffset Closes) Window(DateTimeOffset now) =>
        options.Value.Night.At(Calendar, now);

    /// <summary>Sets the reminder for when something is to be done next.</summary>
    private async Task RestAsync(DateTimeOffset now)
    {
        var (opens, closes) = Window(now);
        var next =
            _run is { IsNightly: false } || _run is not null && opens <= now ? now + CheckPeriod
            : opens > now ? opens
            : _run is null && await OwesNightAsync(now) ? now
            : Window(closes).Opens;
        await this.RegisterOrUpdateReminder(Night, next > now ? next - now : TimeSpan.Zero, CheckPeriod);
    }
}
