using Microsoft.Extensions.Options;

namespace MsaOrleans.Silo.Mail;

/// <summary>
/// At most <c>Mail:PerMinute</c> mails of this process, one after the other: each has its turn, and keeps it if it
/// leaves and comes back. A server that says it is busy doubles the time between two turns, each mail that it takes
/// shortens it again. Measured in real time, as servers do.
/// </summary>
internal sealed class MailPace(IOptions<MailOptions> options)
{
    /// <summary>Times slower, at most, than what is set.</summary>
    private const double Slowest = 64;

    /// <summary>Factor that each accepted mail applies to the slowness.</summary>
    private const double Recovery = 0.95;

    /// <summary>Turns kept for mails that left. Beyond it, turns that have passed are removed.</summary>
    private const int MostKept = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, TimeSpan> _turns = new(StringComparer.Ordinal);
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private readonly TimeSpan _interval = TimeSpan.FromMinutes(1) / options.Value.PerMinute;
    private TimeSpan _next;
    private double _slowness = 1;

    /// <summary>Time until this mail's turn; zero or less when it has come, and the turn is then used up.</summary>
    /// <param name="patience">How long the mail can wait. A turn later than that is kept until the mail comes
    /// back.</param>
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
