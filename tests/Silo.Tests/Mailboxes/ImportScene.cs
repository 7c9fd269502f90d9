using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Silo.Mailboxes;
using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Silo.Tests.Mailboxes;

/// <summary>A silo, and a file of histories that the command brings into it.</summary>
public abstract partial class ImportScene : IDisposable
{
    private const string Good = """
        {"member": {"id": "MEMBER", "name": "Odile Garnier", "fund": "picardie", "profile": "exploitant"},
         "contacts": [
          {"sentAt": "2026-10-12T09:30+02:00", "kind": "document", "text": "Une attestation, s’il vous plaît.",
           "topic": {"theme": {"code": "ancien", "label": "Ancien thème"},
                     "subject": {"code": "papiers", "label": "Papiers"},
                     "reason": {"code": "attestation", "label": "Attestation"}}},
          {"sentAt": "2024-02-29T09:30:00.5Z", "fund": "gironde", "kind": "question", "text": "Où en est mon dossier ?",
           "topic": {"theme": {"code": "ancien", "label": "Ancien thème"},
                     "subject": {"code": "papiers", "label": "Papiers"},
                     "reason": {"code": "dossier", "label": "Dossier"}},
           "messages": [
            {"sentAt": "2024-03-01T10:00:00+01:00", "kind": "interim", "text": "On regarde.",
             "agent": {"id": "a-7", "name": "Karim Lefèvre", "title": "technicien"}},
            {"sentAt": "2024-03-04T10:00:00+01:00", "text": "Il est complet.",
             "agent": {"id": "a-7", "name": "Karim Lefèvre"}},
            {"sentAt": "2024-03-05T10:00:00+01:00", "text": "Merci beaucoup à vous.",
             "proxy": {"id": "fils", "name": "Paul Garnier"}},
            {"sentAt": "2024-03-06T10:00:00+01:00", "text": "Avec plaisir.",
             "agent": {"id": "a-7", "name": "Karim Lefèvre"}}]}],
         "proxies": [{"id": "fils", "name": "Paul Garnier", "email": "paul@membre.example", "until": "2027-01-01T00:00Z"}]}
        """;

    protected TemporaryFolder Folder { get; } = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 10, 13, 8, 0, 0, TimeSpan.Zero));
    private readonly ReminderWatch _watch = new();

    private protected Task<MailboxSilo> StartAsync(Action<ISiloBuilder>? configure = null) =>
        MailboxSilo.StartAsync(Folder, _clock, _watch, configure: configure);

    public void Dispose()
    {
        _watch.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static string Line(string member) =>
        Good.ReplaceLineEndings(" ").Replace("MEMBER", member, StringComparison.Ordinal);

    protected string File(params string[] lines)
    {
        var path = Folder.File("histories.jsonl");
        System.IO.File.WriteAllText(path, string.Join('\n', lines));
        return path;
    }

    private protected static Task<(int Code, string Report)> ImportAsync(MailboxSilo silo, string file) =>
        RunAsync(silo, file, ImportCommand.ImportAsync);

    private protected static Task<(int Code, string Report)> CheckAsync(MailboxSilo silo, string file) =>
        RunAsync(silo, file, ImportCommand.CheckAsync);

    private static async Task<(int Code, string Report)> RunAsync(
        MailboxSilo silo,
        string file,
        Func<IServiceProvider, Stream, TextWriter, CancellationToken, Task<int>> command
    )
    {
        await using var stream = ImportLines.Open(file);
        var output = new StringWriter { NewLine = "\n" };
        var code = await command(Services(silo), stream, output, CancellationToken.None);
        return (code, Pace().Replace(output.ToString().TrimEnd(), ""));
    }

    private protected static IServiceProvider Services(MailboxSilo silo) => silo.Service<IServiceProvider>();

    [GeneratedRegex(@"; \d+ s, \d+ contacts a second\.$")]
    private static partial Regex Pace();
}
