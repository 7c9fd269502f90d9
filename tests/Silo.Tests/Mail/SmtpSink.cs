using System.Diagnostics;
using MimeKit;

namespace MsaOrleans.Silo.Tests.Mail;

/// <summary>A real SMTP server in a process of its own (<c>tests/smtp/sink.py</c>), that a test can end, restart or pause.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("msa-sink-").FullName;
    private Process? _process;

    private SmtpSink()
    {
    }

    public int Port { get; private set; }

    public IReadOnlyList<MimeMessage> Received =>
        [.. Directory.EnumerateFiles(_folder, "*.eml").Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file))];

    public static async Task<SmtpSink> StartAsync()
    {
        var sink = new SmtpSink();
        await sink.UpAsync();
        return sink;
    }

    /// <summary>Starts the server, again on the same port.</summary>
    public async Task UpAsync()
    {
        var script = Path.Combine(AppContext.BaseDirectory, "sink.py");
        _process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, _folder, $"{Port}"]) { RedirectStandardOutput = true })!;
        var line = await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The SMTP server did not start: apt-get install python3-aiosmtpd");
        Port = int.Parse(line.Split(' ')[^1], null);
    }

    public async Task DownAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>The server still accepts connections, and says nothing any more.</summary>
    public void Pause() => Signal("-STOP");

    public void Resume() => Signal("-CONT");

    public async ValueTask DisposeAsync()
    {
        if (!_process!.HasExited)
            await DownAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Signal(string signal) => Process.Start("kill", [signal, $"{_process!.Id}"]).WaitForExit();
}
