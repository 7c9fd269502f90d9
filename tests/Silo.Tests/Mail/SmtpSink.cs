using System.Diagnostics;
using System.Text.Json;
using MimeKit;

namespace MsaOrleans.Silo.Tests.Mail;

/// <summary>
/// A real SMTP server in a process of its own (<c>tests/smtp/sink.py</c>), that a test can end, restart or pause.
/// </summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("msa-sink-").FullName;
    private static readonly JsonSerializerOptions Rules = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private Process? _process;

    private SmtpSink() { }

    public int Port { get; private set; }

    public IReadOnlyList<MimeMessage> Received =>
        [
            .. Directory
                .EnumerateFiles(_folder, "*.eml")
                .Order(StringComparer.Ordinal)
                .Select(file => MimeMessage.Load(file)),
        ];

    /// <summary>Connections and commands, oldest first.</summary>
    public IReadOnlyList<string> Heard =>
        File.Exists(InFolder("heard.log")) ? File.ReadAllLines(InFolder("heard.log")) : [];

    /// <param name="prepare">Puts files into its folder first.</param>
    public static async Task<SmtpSink> StartAsync(Action<string>? prepare = null)
    {
        var sink = new SmtpSink();
        prepare?.Invoke(sink._folder);
        await sink.UpAsync();
        return sink;
    }

    /// <summary>How it answers from now on; without a rule, as a server that takes everything.</summary>
    public void Answer(params SmtpRule[] rules)
    {
        File.WriteAllText(InFolder("rules.part"), JsonSerializer.Serialize(rules, Rules));
        File.Move(InFolder("rules.part"), InFolder("rules.json"), overwrite: true);
    }

    /// <summary>Starts the server, again on the same port.</summary>
    public async Task UpAsync()
    {
        var script = Path.Combine(AppContext.BaseDirectory, "sink.py");
        _process = Process.Start(
            new ProcessStartInfo("/usr/bin/python3", [script, _folder, $"{Port}"]) { RedirectStandardOutput = true }
        )!;
        var line =
            await _process.StandardOutput.ReadLineAsync()
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

    private string InFolder(string name) => Path.Combine(_folder, name);

    private void Signal(string signal) => Process.Start("kill", [signal, $"{_process!.Id}"]).WaitForExit();
}

/// <summary>What the server says at a stage of the conversation, as <c>sink.py</c> tells them.</summary>
/// <param name="Delay">Seconds before it says so.</param>
/// <param name="Close">It closes the connection instead of answering.</param>
/// <param name="Keep">It has the mail all the same.</param>
internal sealed record SmtpRule(
    string At,
    string? Reply = null,
    string To = "",
    double Delay = 0,
    bool Close = false,
    bool Keep = false
);
