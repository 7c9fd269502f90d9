using System.Text;
using MailKit;

namespace MsaOrleans.Silo.Mail;

/// <summary>Writes down what is said to a server and by it, without passwords and without the mail's text.</summary>
internal sealed class SmtpTranscript(TextWriter output) : IProtocolLogger
{
    private bool _inText;

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public void LogConnect(Uri uri) => output.WriteLine($"  {uri}");

    public void LogClient(byte[] buffer, int offset, int count)
    {
        if (!_inText)
            Write('>', WithoutSecrets(buffer, offset, count));
    }

    public void LogServer(byte[] buffer, int offset, int count)
    {
        var said = Encoding.UTF8.GetString(buffer, offset, count);
        _inText = said.StartsWith("354", StringComparison.Ordinal);
        Write('<', said);
    }

    public void Dispose() { }

    private string WithoutSecrets(byte[] buffer, int offset, int count)
    {
        var said = buffer.AsSpan(offset, count).ToArray();
        foreach (var secret in AuthenticationSecretDetector?.DetectSecrets(buffer, offset, count) ?? [])
            said.AsSpan(secret.StartIndex - offset, secret.Length).Fill((byte)'*');
        return Encoding.UTF8.GetString(said);
    }

    private void Write(char who, string said)
    {
        foreach (var line in said.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
            output.WriteLine($"{who} {line}");
    }
}
