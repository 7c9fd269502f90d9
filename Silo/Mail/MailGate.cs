using MsaOrleans.Grains.Mail;
using MsaOrleans.Mail;

namespace MsaOrleans.Silo.Mail;

/// <summary>
/// Holds mails back from a server that is down or asks for a pause, so that they do not each try it. A server that is
/// down costs each mail a try, so mails come back less and less often; a busy one makes them wait, for longer each
/// time.
/// </summary>
internal sealed class MailGate(TimeProvider time)
{
    private static readonly TimeSpan Down = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private DateTimeOffset _until;
    private MailFault _why;
    private TimeSpan _pause = FirstPause;

    /// <summary>What becomes of a mail that may not try now; null when it may.</summary>
    public MailTry? Turn(string messageId)
    {
        lock (_lock)
            return time.GetUtcNow() >= _until ? null
                : _why == MailFault.Busy ? PutOff(messageId)
                : new MailTry.Failed(_why);
    }

    /// <summary>The server can't be used at all.</summary>
    public MailTry Shut(MailFault why)
    {
        lock (_lock)
            (_until, _why) = (time.GetUtcNow() + Down, why);
        return new MailTry.Failed(why);
    }

    /// <summary>
    /// The server asked for a pause. Mails let in before may each get the same answer; together they count once.
    /// </summary>
    public MailTry Pause(string messageId)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (now >= _until)
            {
                (_until, _why) = (now + _pause, MailFault.Busy);
                _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
            }
            return PutOff(messageId);
        }
    }

    /// <summary>The server took a mail.</summary>
    public void Open()
    {
        lock (_lock)
            _pause = FirstPause;
    }

    /// <summary>Spreads the next tries over as long again, so that they do not all come at once.</summary>
    private MailTry.PutOff PutOff(string messageId)
    {
        var spread = Math.Abs(string.GetHashCode(messageId, StringComparison.Ordinal) % 1000) / 1000.0;
        return new(_until + spread * _pause);
    }
}
