using Microsoft.Extensions.Logging;
using MsaOrleans.Grains.Boards.Domain;

namespace MsaOrleans.Grains.Boards;

/// <summary>
/// How the board corrects itself. Mailboxes announce their changes; beside that, the board looks for rows that nobody
/// announced, and asks mailboxes whose next step is overdue, or that have not told their member's name or the words of
/// the message.
/// </summary>
internal sealed partial class BoardGrain : IRemindable
{
    private const string SelfCheck = "self-check";

    /// <summary>How late a mailbox may announce a step before it is asked.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    /// <summary>How many mailboxes are asked at one time; the latest come first.</summary>
    private const int MostAsked = 1_000;

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (!_funds.Works(Fund))
        {
            if (await this.GetReminder(SelfCheck) is { } reminder)
                await this.UnregisterReminder(reminder);
            return;
        }
        var now = _time.GetUtcNow();
        _index.Forget(now);
        _agents.Forget(now);
        await CatchUpAsync(now);
        AskLate(now);
        await TakeOverAsync();
    }

    /// <summary>
    /// A row that is newer than what the board has, or gone, was not announced: its mailbox died after the write.
    /// </summary>
    private async Task CatchUpAsync(DateTimeOffset now)
    {
        // What the board has before the rows are read was written before that too.
        var known = _index.Entries.ToDictionary(entry => entry.ContactId, entry => entry.Version);
        var missed = BoardGaps.Between(known, await ReadVersionsAsync());
        if (missed.IsEmpty)
            return;
        foreach (var (contactId, version) in missed.Gone)
            Take(new(Fund, contactId, version, null), now);
        foreach (var entry in await FindAsync(missed.Stale))
            Take(new(Fund, entry.ContactId, entry.Version, entry), now);
        LogMissed(_logger, Fund, missed.Stale.Count + missed.Gone.Count);
    }

    private void AskLate(DateTimeOffset now)
    {
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
        if (late.Count > 0)
            LogLate(_logger, Fund, late.Count);
    }

    /// <summary>
    /// A board that was active once is checked for good: an empty one may have missed its first contact.
    /// </summary>
    private async Task KeepCheckingAsync()
    {
        if (_funds.Works(Fund) && await this.GetReminder(SelfCheck) is null)
            await this.RegisterOrUpdateReminder(SelfCheck, Period, Period);
    }

    [LoggerMessage(2, LogLevel.Warning, "{Count} mailboxes of {Fund} are late with a step and were asked again")]
    private static partial void LogLate(ILogger logger, string fund, int count);

    /// <summary>Some of them may have been announced a moment later.</summary>
    [LoggerMessage(3, LogLevel.Information, "{Count} contacts of {Fund} had changed without a word to the board")]
    private static partial void LogMissed(ILogger logger, string fund, int count);
}
