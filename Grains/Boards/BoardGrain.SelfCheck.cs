using Microsoft.Extensions.Logging;

namespace MsaOrleans.Grains.Boards;

/// <summary>
/// How the board heals from its side: mailboxes announce what changed, and the board asks those that should
/// have moved and did not, and those that have not told their member's name. Two clocks that know nothing of each
/// other.
/// </summary>
internal sealed partial class BoardGrain : IRemindable
{
    private const string SelfCheck = "self-check";

    /// <summary>A mailbox that is this late with a step is asked.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    /// <summary>Mailboxes asked at one time, those that are latest first.</summary>
    private const int MostAsked = 1_000;

    private bool _checking;

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        _checking = true;
        var now = _time.GetUtcNow();
        _index.Forget(now);
        _agents.Forget(now);
        var late = _index
            .Entries.Where(entry => entry.NextStepAt + Grace <= now)
            .OrderBy(entry => entry.NextStepAt)
            .Take(MostAsked)
            .ToList();
        var nameless = _index.Entries.Where(entry => entry.MemberName is null).Take(MostAsked - late.Count);
        foreach (var entry in late.Union(nameless))
            GrainFactory.GetGrain<IBoardSubject>(entry.MemberId).AnnounceAgainAsync(Fund, entry.ContactId).Ignore();
        if (late.Count > 0)
            LogLate(_logger, Fund, late.Count);
        if (_index.Count > 0 || await this.GetReminder(SelfCheck) is not { } reminder)
            return;
        await this.UnregisterReminder(reminder);
        _checking = false;
    }

    /// <summary>From the first contact on, for as long as there are any.</summary>
    private async Task KeepCheckingAsync()
    {
        if (_checking)
            return;
        _checking = true;
        try
        {
            await this.RegisterOrUpdateReminder(SelfCheck, Period, Period);
        }
        catch
        {
            _checking = false;
            throw;
        }
    }

    [LoggerMessage(2, LogLevel.Warning, "{Count} mailboxes of {Fund} are late with a step and were asked again")]
    private static partial void LogLate(ILogger logger, string fund, int count);
}
