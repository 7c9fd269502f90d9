using System.Diagnostics;
using System.Text;
using MsaOrleans.Silo.Mailboxes;
using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Load;

/// <summary>How many contacts of a file are brought in in a second.</summary>
internal static class Imports
{
    private const int ContactsOfOne = 3;

    private const string Topic = """
        {"theme":{"code":"famille","label":"Famille"},"subject":{"code":"autre","label":"Autre"},"reason":{"code":"autre","label":"Autre"}}
        """;

    public static async Task RunAsync(int contacts)
    {
        var folder = Directory.CreateTempSubdirectory("msa-imports-").FullName;
        try
        {
            var path = Path.Combine(folder, "histories.jsonl");
            await File.WriteAllLinesAsync(path, Enumerable.Range(0, contacts / ContactsOfOne).Select(Line));
            Console.WriteLine($"{contacts} contacts, {ContactsOfOne} a mailbox, {new FileInfo(path).Length >> 20} MiB");
            var database = await (await PostgresServer.GetAsync()).CreateDatabaseAsync();
            await using var silo = await InnerSilo.StartAsync(database, folder);
            await MeasureAsync(silo, path, "check", ImportCommand.CheckAsync);
            await MeasureAsync(silo, path, "import", ImportCommand.ImportAsync);
            await MeasureAsync(silo, path, "again", ImportCommand.ImportAsync);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(
        InnerSilo silo,
        string path,
        string what,
        Func<IServiceProvider, Stream, TextWriter, CancellationToken, Task<int>> command
    )
    {
        await using var file = File.OpenRead(path);
        var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var code = await command(silo.Services, file, Console.Out, CancellationToken.None);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime - before;
        Console.WriteLine(
            FormattableString.Invariant(
                $"{what}: exit code {code}, {watch.Elapsed.TotalSeconds:0.0} s, processor time {cpu.TotalSeconds:0.0} s, heap {GC.GetTotalMemory(forceFullCollection: true) >> 20} MiB"
            )
        );
    }

    /// <summary>A mailbox in which one contact of a hundred waits for an answer.</summary>
    private static string Line(int number)
    {
        var line = new StringBuilder();
        line.Append(
            FormattableString.Invariant(
                $"{{\"member\":{{\"id\":\"adh{number}\",\"name\":\"Prenom{number % 200} Nom{number % 2000}\",\"fund\":\"picardie\",\"profile\":\"particulier\"}},\"contacts\":["
            )
        );
        for (var index = 0; index < ContactsOfOne; index++)
            line.Append(index == 0 ? "" : ",").Append(Contact(number * ContactsOfOne + index));
        return line.Append("]}").ToString();
    }

    private static string Contact(int number)
    {
        var text = string.Concat(Enumerable.Repeat($"Bonjour, où en est mon dossier {number} ? ", 5)).Trim();
        var sent = TimeProvider.System.GetUtcNow().AddMinutes(-(number % 1_400_000) - 10_000);
        var answer = FormattableString.Invariant(
            $",\"messages\":[{{\"sentAt\":\"{sent.AddHours(9):O}\",\"text\":\"{text}\",\"agent\":{{\"id\":\"agent-{number % 300}\",\"name\":\"Claire Dubois\"}}}}]"
        );
        return FormattableString.Invariant(
            $"{{\"sentAt\":\"{sent:O}\",\"kind\":\"question\",\"text\":\"{text}\",\"topic\":{Topic}{(number % 100 == 0 ? "" : answer)}}}"
        );
    }
}
