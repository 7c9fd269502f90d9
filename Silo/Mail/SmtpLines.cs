using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace MsaOrleans.Silo.Mail;

/// <summary>
/// The connections to the server: how many there may be, and those kept for the next mail. A mail whose text is sent
/// gives its place to others when the server's reply is slow, so that it holds up no other mail.
/// </summary>
internal sealed class SmtpLines(IOptions<MailOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>A server may close a connection it has not heard from; an older one is not worth the risk.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(30);

    /// <summary>Connections that wait for the server's last reply, for each connection that sends.</summary>
    private const int MostWaiting = 8;

    private readonly ConcurrentBag<SmtpLine> _kept = [];
    private readonly SemaphoreSlim _places = new(options.Value.Connections);
    private readonly SemaphoreSlim _waiting = new(options.Value.Connections * MostWaiting);

    /// <returns>Null when none came free in time.</returns>
    public async Task<Place?> TakePlaceAsync(TimeSpan patience, CancellationToken cancellationToken) =>
        await _places.WaitAsync(patience, cancellationToken) ? new Place(this) : null;

    /// <summary>A connection that was used a moment ago; null when there is none.</summary>
    public SmtpLine? TakeKept()
    {
        while (_kept.TryTake(out var kept))
        {
            if (kept.IsConnected && time.GetUtcNow() - kept.LastUsed < KeptFor)
                return kept;
            kept.Dispose();
        }
        return null;
    }

    public async Task<SmtpLine> ConnectAsync(CancellationToken cancellationToken)
    {
        var line = new SmtpLine(options.Value.AnswerTimeout + options.Value.Timeout);
        try
        {
            await line.ConnectAsync(options.Value, cancellationToken);
            return line;
        }
        catch
        {
            line.Dispose();
            throw;
        }
    }

    public void Keep(SmtpLine line)
    {
        if (!line.IsConnected)
        {
            line.Dispose();
            return;
        }
        line.LastUsed = time.GetUtcNow();
        _kept.Add(line);
    }

    public void Dispose()
    {
        while (_kept.TryTake(out var kept))
            kept.Dispose();
        _places.Dispose();
        _waiting.Dispose();
    }

    /// <summary>The right to use one connection.</summary>
    internal sealed class Place(SmtpLines lines) : IDisposable
    {
        private readonly Lock _lock = new();
        private bool _waits,
            _ended;
        private ITimer? _timer;

        /// <summary>
        /// Called when only the server's reply is missing: without one soon, the place is given to others.
        /// </summary>
        public void WaitForWord(TimeSpan soon) =>
            _timer = TimeProvider.System.CreateTimer(_ => GiveWay(), null, soon, Timeout.InfiniteTimeSpan);

        public void Dispose()
        {
            _timer?.Dispose();
            lock (_lock)
            {
                _ended = true;
                (_waits ? lines._waiting : lines._places).Release();
            }
        }

        private void GiveWay()
        {
            lock (_lock)
            {
                if (_ended || _waits || !lines._waiting.Wait(0))
                    return;
                _waits = true;
                lines._places.Release();
            }
        }
    }
}
