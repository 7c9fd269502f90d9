using System.Net;
using System.Net.Sockets;

namespace MsaOrleans.Cluster.Tests.Hosting;

/// <summary>A relay to a port of this machine that lets each answer wait.</summary>
public sealed class SlowLink : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _to;
    private long _delayTicks;

    public SlowLink(int to)
    {
        _to = to;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>By which what comes back is late; none to begin with.</summary>
    public TimeSpan Delay
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _delayTicks));
        set => Interlocked.Exchange(ref _delayTicks, value.Ticks);
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
            _ = RelayAsync(await _listener.AcceptTcpClientAsync(_end.Token));
    }

    private async Task RelayAsync(TcpClient near)
    {
        using var far = new TcpClient { NoDelay = true };
        try
        {
            near.NoDelay = true;
            await far.ConnectAsync(IPAddress.Loopback, _to, _end.Token);
            await Task.WhenAny(
                PumpAsync(near.GetStream(), far.GetStream(), () => TimeSpan.Zero),
                PumpAsync(far.GetStream(), near.GetStream(), () => Delay)
            );
        }
        catch (SocketException)
        {
            // Nobody listens there just now: the caller sees its connection closed.
        }
        finally
        {
            near.Dispose();
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, Func<TimeSpan> delay)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, _end.Token) is > 0 and var length)
            {
                if (delay() is { Ticks: > 0 } late)
                    await Task.Delay(late, TimeProvider.System, _end.Token);
                await to.WriteAsync(buffer.AsMemory(0, length), _end.Token);
            }
        }
        catch (IOException)
        {
            // One side has gone, so the other goes too.
        }
    }
}
