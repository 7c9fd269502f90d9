using System.Collections.Immutable;
using System.Diagnostics;
using Dapper;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using MsaOrleans.Retention;
using MsaOrleans.Silo.Tests.Hosting;
using Npgsql;

namespace MsaOrleans.Load;

/// <summary>What a nightly run costs among many mailboxes of which few are due.</summary>
internal static class Retention
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly Actor Admin = new("admin", Role.Admin, "Admin");

    /// <summary>Rows as a mailbox of three contacts has them; nobody ever wakes these.</summary>
    private const string Fill = """
        INSERT INTO OrleansStorage
        SELECT i, GrainTypeHash, 0, 0, GrainTypeString, 'mailbox/f' || i, ServiceId, PayloadBinary, ModifiedOn, 1
        FROM generate_series(1, @idle) AS i,
             (SELECT * FROM OrleansStorage WHERE GrainIdExtensionString = 'mailbox/m0') AS one;
        INSERT INTO retention_due
        SELECT service_id, 'mailbox/f' || i, 'picardie', due_at + i
        FROM generate_series(1, @idle) AS i, (SELECT * FROM retention_due WHERE grain_id = 'mailbox/m0') AS one;
        UPDATE retention_due SET due_at = 1 WHERE grain_id LIKE 'mailbox/m%';
        ANALYZE;
        """;

    public static async Task RunAsync(int mailboxes, int due)
    {
        var folder = Directory.CreateTempSubdirectory("msa-retention-").FullName;
        try
        {
            var database = await (await PostgresServer.GetAsync()).CreateDatabaseAsync();
            await using (var silo = await InnerSilo.StartAsync(database, folder))
                await Task.WhenAll(Enumerable.Range(0, due).Select(i => ImportAsync(silo, $"m{i}")));
            await using (var connection = new NpgsqlConnection(database))
                await connection.ExecuteAsync(Fill, new { idle = mailboxes - due }, commandTimeout: 600);
            // A month less, so that the oldest contact of those that are due has to go.
            await using (var silo = await InnerSilo.StartAsync(database, folder, historyMonths: 35))
                await PurgeAsync(silo, mailboxes);
            await Sizes.ReportAsync(database, "retention_due");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task PurgeAsync(InnerSilo silo, int mailboxes)
    {
        var desk = silo.Grains.GetGrain<IRetentionDesk>(0);
        foreach (var dryRun in new[] { true, false })
        {
            var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
            var begun = await desk.StartAsync(Admin, "picardie", dryRun);
            var id = begun.Match(run => run.Id, refusal => throw new InvalidOperationException($"{refusal.Code}"));
            RetentionReport report;
            do
            {
                await Task.Delay(Pause, TimeProvider.System);
                report = (await desk.GetAsync(Admin, id)).Match(
                    run => run.Reports[0],
                    _ => throw new InvalidOperationException()
                );
            } while (report.EndedAt is null);
            var cpu = Process.GetCurrentProcess().TotalProcessorTime - before;
            var heap = GC.GetTotalMemory(forceFullCollection: true) >> 20;
            Console.WriteLine(
                FormattableString.Invariant(
                    $"{mailboxes} mailboxes, dry run {dryRun}: {report.Visited} visited, {report.PurgedByAge} contacts, {watch.Elapsed.TotalSeconds:0.0} s, processor time {cpu.TotalSeconds:0.0} s, heap {heap} MiB"
                )
            );
        }
    }

    private static Task ImportAsync(InnerSilo silo, string member)
    {
        var now = TimeProvider.System.GetUtcNow();
        var contacts = new[] { -36, -20, -1 }.Select(months => Answered(now.AddDays(2).AddMonths(months)));
        var holder = new Actor(member, Role.Member, "Jean Martin", "picardie", null, Profile.Particulier);
        return silo
            .Grains.GetGrain<IMailboxImport>(member)
            .ImportAsync(new(holder, [.. contacts], ImmutableDictionary<string, ProxyTerms>.Empty));
    }

    private static ImportedContact Answered(DateTimeOffset at) =>
        new(
            at,
            "picardie",
            new(new("famille", "Famille"), new("autre", "Autre"), new("autre", "Autre")),
            ContactKind.Question,
            "Bonjour, où en est mon dossier ?",
            [
                new(
                    at,
                    new("agent-1", Role.Agent, "Claire Dubois", "picardie"),
                    ReplyKind.Final,
                    "Bonjour, il est traité."
                ),
            ],
            Read: true
        );
}
