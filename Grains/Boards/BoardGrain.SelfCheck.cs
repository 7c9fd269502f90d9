using Microsoft.Extensions.Logging;

namespace MsaOrleans.Grains.Boards;

/// <summary>
/// How the board corrects itself. Mailboxes announce their changes; beside that, the board asks mailboxes whose next
/// step is overdue, and those that have not told their member's name or the words of the message.
/// </summary>
internal sealed partial class BoardGrain : IRemindable
{
    private const string SelfCheck = "self-check";

    /// <summary>How late a mailbox may announce a step before it is asked.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    /// <summary>How many mailboxes are asked at one time; the latest come first.</summary>
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
        var partial = _index
            .Entries.Where(entry => entry.MemberName is null || entry.Excerpt is null)
            .Take(MostAsked - late.Count);
        foreach (var entry in late.Union(partial))
            Ask(entry, Fund);
        await TakeOverAsync(now);
        if (late.Count > 0)
            LogLate(_logger, Fund, late.Count);
        if (_index.Count > 0 || await this.GetReminder(SelfCheck) is not { } reminder)
            return;
        await this.UnregisterReminder(reminder);
        _checking = false;
    }

    /// <summary>The check runs as long as the board has an entry.</summary>
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
