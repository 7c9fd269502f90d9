using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MsaOrleans.Benchmarks.Compare;

/// <summary>One request as it goes over the wire, and the status that it must be answered with.</summary>
internal sealed record Call(byte[] Bytes, int Status = 200);

/// <param name="Seconds">From the first request to the last answer.</param>
/// <param name="Milliseconds">Of each request, in order of size.</param>
/// <param name="Locations">By request, of those that made something.</param>
internal sealed record Burst(double Seconds, IReadOnlyList<double> Milliseconds, IReadOnlyList<string?> Locations)
{
    public int Count => Milliseconds.Count;

    public double P50 => Milliseconds[Count / 2];

    public double P99 => Milliseconds[Math.Min(Count - 1, Count * 99 / 100)];
}

/// <summary>
/// A closed loop: 32 clients, each with one request under way. One thread serves them all by <c>poll</c>, so that what
/// the generator itself costs is small, and the same for whoever is measured.
/// </summary>
internal sealed class Generator : IDisposable
{
    public const int Clients = 32;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly Dictionary<Socket, Connection> _connections;

    public Generator(IPEndPoint server) =>
        _connections = Enumerable
            .Range(0, Clients)
            .Select(number => new Connection(number, server))
            .ToDictionary(connection => connection.Socket);

    /// <summary>Each request once, or with a duration round and round until it is over.</summary>
    public Burst Run(IReadOnlyList<Call> calls, TimeSpan? duration = null)
    {
        var run = new Progress(calls, duration);
        var waiting = new List<Socket>(Clients);
        waiting.AddRange(_connections.Values.Where(run.Send).Select(connection => connection.Socket));
        var ready = new List<Socket>(Clients);
        while (waiting.Count > 0)
        {
            ready.Clear();
            ready.AddRange(waiting);
            Socket.Select(ready, null, null, Timeout);
            if (ready.Count == 0)
                throw new TimeoutException($"No answer within {Timeout.TotalSeconds:0} s.");
            foreach (var connection in ready.Select(socket => _connections[socket]))
                if (connection.Receive() && !run.Next(connection))
                    waiting.Remove(connection.Socket);
        }
        return run.End();
    }

    public void Dispose()
    {
        foreach (var connection in _connections.Values)
            connection.Dispose();
    }

    private sealed class Progress(IReadOnlyList<Call> calls, TimeSpan? duration)
    {
        private readonly long _begun = Stopwatch.GetTimestamp();
        private readonly List<double> _milliseconds = new(duration is null ? calls.Count : 200_000);
        private readonly string?[] _locations = new string?[calls.Count];
        private int _sent;

        private bool IsOver => duration is { } limit ? Stopwatch.GetElapsedTime(_begun) >= limit : _sent >= calls.Count;

        public bool Send(Connection connection)
        {
            if (IsOver)
                return false;
            connection.Index = _sent++ % calls.Count;
            connection.SentAt = Stopwatch.GetTimestamp();
            connection.Send(calls[connection.Index].Bytes);
            return true;
        }

        /// <summary>Notes an answer and sends the next request.</summary>
        public bool Next(Connection connection)
        {
            _milliseconds.Add(Stopwatch.GetElapsedTime(connection.SentAt).TotalMilliseconds);
            var wanted = calls[connection.Index].Status;
            if (connection.Status != wanted)
                throw new InvalidOperationException($"{connection.Status} in place of {wanted}: {connection.Text}");
            if (wanted == 201)
                _locations[connection.Index] = connection.Header("Location");
            return Send(connection);
        }

        public Burst End()
        {
            var seconds = Stopwatch.GetElapsedTime(_begun).TotalSeconds;
            _milliseconds.Sort();
            return new(seconds, _milliseconds, _locations);
        }
    }
}
