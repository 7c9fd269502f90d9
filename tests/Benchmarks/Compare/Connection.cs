using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MsaOrleans.Benchmarks.Compare;

/// <summary>
/// One keep-alive connection (HTTP/1.1) with one request under way; it reads of an answer what the measurement needs.
/// </summary>
internal sealed class Connection : IDisposable
{
    private const int StatusAt = 9,
        StatusDigits = 3;

    private static readonly byte[] HeaderEnd = "\r\n\r\n"u8.ToArray(),
        Chunked = "chunked"u8.ToArray();

    private byte[] _buffer = new byte[256 * 1024];
    private int _length,
        _bodyAt,
        _chunkAt,
        _bodyLength;

    /// <param name="number">Each client has an address of its own, as a person at home has.</param>
    public Connection(int number, IPEndPoint server)
    {
        Socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Socket.Bind(new IPEndPoint(new IPAddress([127, 0, 1, (byte)(number + 1)]), 0));
        Socket.Connect(server);
    }

    public Socket Socket { get; }

    /// <summary>Which request is under way, and since when.</summary>
    public int Index { get; set; }

    public long SentAt { get; set; }

    public int Status =>
        Utf8Parser.TryParse(_buffer.AsSpan(StatusAt, StatusDigits), out int status, out _) ? status : 0;

    public string Text => Encoding.UTF8.GetString(_buffer, 0, Math.Min(_length, 2_000));

    public void Send(byte[] request)
    {
        (_length, _bodyAt, _chunkAt, _bodyLength) = (0, 0, 0, -1);
        Socket.Send(request);
    }

    /// <summary>Reads what has come.</summary>
    /// <returns>Whether the answer is whole.</returns>
    public bool Receive()
    {
        if (_length == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = Socket.Receive(_buffer.AsSpan(_length));
        if (read == 0)
            throw new IOException("The service closed a connection.");
        _length += read;
        return (_bodyAt > 0 || ReadHead()) && (_bodyLength >= 0 ? _length >= _bodyAt + _bodyLength : ReadChunks());
    }

    public string? Header(string name)
    {
        var head = Encoding.ASCII.GetString(_buffer, 0, _bodyAt);
        var at = head.IndexOf($"\r\n{name}:", StringComparison.OrdinalIgnoreCase);
        return at < 0
            ? null
            : head[(at + name.Length + 3)..head.IndexOf("\r\n", at + 2, StringComparison.Ordinal)].Trim();
    }

    public void Dispose() => Socket.Dispose();

    private bool ReadHead()
    {
        var end = _buffer.AsSpan(0, _length).IndexOf(HeaderEnd);
        if (end < 0)
            return false;
        _chunkAt = _bodyAt = end + HeaderEnd.Length;
        var head = _buffer.AsSpan(0, _bodyAt);
        if (head.IndexOf(Chunked) < 0)
            _bodyLength = int.Parse(Header("Content-Length") ?? "0", null);
        return true;
    }

    private bool ReadChunks()
    {
        while (true)
        {
            var rest = _buffer.AsSpan(_chunkAt, _length - _chunkAt);
            var line = rest.IndexOf("\r\n"u8);
            if (line < 0 || !Utf8Parser.TryParse(rest, out int size, out _, 'x') || rest.Length < line + 2 + size + 2)
                return false;
            if (size == 0)
                return true;
            _chunkAt += line + 2 + size + 2;
        }
    }
}
