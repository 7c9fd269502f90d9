using Microsoft.Extensions.Options;

namespace MsaOrleans.Silo.Mail;

/// <summary>
/// At most <c>Mail:PerMinute</c> mails of this process, one after the other: each has its turn, and keeps it if it goes
/// away until then. A server that says it is busy doubles the time between two turns, each mail that it takes shortens
/// it again. In real time, as a server counts.
/// </summary>
internal sealed class MailPace(IOptions<MailOptions> options)
{
    /// <summary>Times slower, at most, than what is set.</summary>
    private const double Slowest = 64;

    /// <summary>How much of the slowness a mail that is taken leaves.</summary>
    private const double Recovery = 0.95;

    /// <summary>Turns kept for mails that went away; those of mails that never came back are forgotten beyond it.</summary>
    private const int MostKept = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, TimeSpan> _turns = new(StringComparer.Ordinal);
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private readonly TimeSpan _interval = TimeSpan.FromMinutes(1) / options.Value.PerMinute;
    private TimeSpan _next;
    private double _slowness = 1;

    /// <summary>How long until this mail's turn; zero or less when it has come, and is used up by that.</summary>
    /// <param name="patience">How long it will wait here. Beyond it the turn is kept for when it comes back.</param>
    public TimeSpan UntilTurn(string messageId, TimeSpan patience)
    {
        lock (_lock)
        {
            var now = TimeProvider.System.GetElapsedTime(_start);
            if (!_turns.Remove(messageId, out var turn))
            {
                turn = _next > now ? _next : now;
                _next = turn + _interval * _slowness;
            }
            if (turn - now > patience)
                Keep(messageId, turn, now);
            return turn - now;
        }
    }

    public void Slow()
    {
        lock (_lock)
            _slowness = Math.Min(Slowest, _slowness * 2);
    }

    public void Recover()
    {
        lock (_lock)
            _slowness = Math.Max(1, _slowness * Recovery);
    }

    private void Keep(string messageId, TimeSpan turn, TimeSpan now)
    {
        if (_turns.Count >= MostKept)
            foreach (var passed in _turns.Where(kept => kept.Value < now).Select(kept => kept.Key).ToList())
                _turns.Remove(passed);
        _turns[messageId] = turn;
    }
}
