using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Grains.Retention;
using MsaOrleans.Grains.Retention.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using MsaOrleans.Silo.Tests.Hosting;
using MsaOrleans.Silo.Tests.Mailboxes;

namespace MsaOrleans.Silo.Tests.Retention;

/// <summary>A silo on a database of the test's own, and what the tests of retention do with it.</summary>
public abstract class RetentionScene : IDisposable
{
    /// <summary>Tuesday 13 October 2026, 10:00 in Paris.</summary>
    protected static readonly DateTimeOffset Tuesday = new(2026, 10, 13, 8, 0, 0, TimeSpan.Zero);

    protected static readonly Actor Admin = new("admin-1", Role.Admin, "Admin");

    protected FakeTimeProvider Clock { get; } = new(Tuesday);
    protected ReminderWatch Watch { get; } = new();

    protected TemporaryFolder Folder { get; } = new();

    /// <summary>A database of this test's own.</summary>
    protected abstract Task<IConfiguration> DatabaseAsync();

    public void Dispose()
    {
        Watch.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task<MailboxSilo> StartAsync(IConfiguration database, IIncomingGrainCallFilter? pages = null) =>
        MailboxSilo.StartAsync(
            Folder,
            Clock,
            Watch,
            configure: silo =>
            {
                if (pages is not null)
                    silo.AddIncomingGrainCallFilter(pages);
            },
            storage: database
        );

    private protected static IRetentionBatch Batch(MailboxSilo silo, string fund = "picardie") =>
        silo.Grain<IRetentionBatch>(fund);

    private protected static async Task<RetentionRun> RunAsync(
        MailboxSilo silo,
        string id,
        bool dryRun = false,
        string fund = "picardie"
    )
    {
        Assert.True(await Batch(silo, fund).StartAsync(id, dryRun, "admin-1"));
        return await EndAsync(silo, id);
    }

    private protected static async Task<RetentionRun> EndAsync(MailboxSilo silo, string id)
    {
        var store = silo.Service<IRetentionStore>();
        await Eventually.TrueAsync(async () => (await store.FindAsync(id))[0].EndedAt is not null);
        return Assert.Single(await store.FindAsync(id));
    }

    private protected static async Task<IReadOnlyList<RetentionRun>> NightsAsync(MailboxSilo silo) =>
        await silo.Service<IRetentionStore>().ListAsync("picardie", before: null, limit: 10);

    private protected static async Task<DateTime?> NextCheckAsync(MailboxSilo silo) =>
        (await silo.Service<IReminderTable>().ReadRow(Batch(silo).GetGrainId(), "night"))?.StartAt;

    private protected static async Task ImportAsync(
        MailboxSilo silo,
        string member,
        params DateTimeOffset[] contacts
    ) =>
        Assert.True(
            await silo.Grain<IMailboxImport>(member)
                .ImportAsync(
                    new(
                        MailboxSilo.Member(member),
                        [.. contacts.Select(Answered)],
                        ImmutableDictionary<string, ProxyTerms>.Empty
                    )
                )
        );

    private protected static ImportedContact Answered(DateTimeOffset at) =>
        new(
            at,
            "picardie",
            new(new("famille", "Famille"), new("autre", "Autre"), new("autre", "Autre")),
            ContactKind.Question,
            "Bonjour, où en est mon dossier ?",
            [new(at, MailboxSilo.Agent, ReplyKind.Final, "Bonjour, il est traité.")],
            Read: true
        );

    /// <summary>Rows in the index without a mailbox, as a restored copy may have: a run removes them.</summary>
    private protected static async Task SeedAsync(MailboxSilo silo, int rows)
    {
        var values = Enumerable.Range(0, rows).Select(i => $"('storage-tests', 'mailbox/m{i}', 'picardie', {i})");
        await ExecuteAsync(
            silo,
            $"INSERT INTO retention_due (service_id, grain_id, fund, due_at) VALUES {string.Join(',', values)}"
        );
    }

    private protected static async Task<IReadOnlyList<StateRow>> RowsAsync(MailboxSilo silo)
    {
        const string Mailboxes = """
            SELECT GrainIdExtensionString AS Id, CAST(Version AS BIGINT) AS Version FROM OrleansStorage
            WHERE GrainTypeString = 'mailbox' ORDER BY 1
            """;
        await using var connection = await silo.Service<DbDataSource>().OpenConnectionAsync();
        return [.. await connection.QueryAsync<StateRow>(Mailboxes)];
    }

    private protected static async Task<long> CountAsync(MailboxSilo silo, string rows)
    {
        await using var connection = await silo.Service<DbDataSource>().OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {rows}");
    }

    private protected static async Task ExecuteAsync(MailboxSilo silo, string statement)
    {
        await using var connection = await silo.Service<DbDataSource>().OpenConnectionAsync();
        await connection.ExecuteAsync(statement, new { bytes = new byte[] { 0 } });
    }

    private protected sealed record StateRow
    {
        public string Id { get; init; } = "";

        public long Version { get; init; }
    }
}
