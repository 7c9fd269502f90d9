using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using MsaOrleans.Audit;
using MsaOrleans.Grains.Audit;
using MsaOrleans.Grains.Audit.Domain;
using MsaOrleans.Silo.Audit;
using MsaOrleans.Silo.Storage;

namespace MsaOrleans.Silo.Tests.Storage;

/// <summary>The audit trail on a real database: chained, read, forgotten, pruned; every kind of tampering is named.</summary>
public abstract class AuditStoreContract(StorageFixture fixture) : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 11, 25);
    private static readonly DateTimeOffset At = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    private DbDataSource _database = null!;
    private IAuditStore _store = null!;

    /// <summary>Each test has a trail of its own, since verification reads all of it.</summary>
    public async Task InitializeAsync()
    {
        await fixture.RenewAsync();
        var database = (await fixture.OpenAsync()).Services.GetRequiredService<StorageDatabase>();
        (_database, _store) = (database.DataSource, new SqlAuditStore(database));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_was_written_is_read_as_it_was()
    {
        var written = await WriteAsync("picardie", 3);
        Assert.Equal(written, await ReadAsync("picardie"));
        Assert.Equal(new ChainHead(written[^1].Place, written[^1].Hash), await _store.HeadAsync("picardie"));
        Assert.Null(await _store.HeadAsync("gironde"));
        Assert.Equal((2, 8), await WrittenAsync());
    }

    [Fact]
    public async Task A_place_that_is_taken_takes_no_other_entry()
    {
        var written = await WriteAsync("picardie", 1);
        await Assert.ThrowsAsync<ChainMovedException>(() => _store.AppendAsync(written));
        Assert.Equal(written, await ReadAsync("picardie"));
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET status = 404 WHERE seq = 3", 3, AuditFaultKind.Edited)]
    [InlineData("UPDATE audit_entry SET member_id = 'odile' WHERE seq = 2", 2, AuditFaultKind.Edited)]
    [InlineData("UPDATE audit_entry SET name = NULL WHERE seq = 2", 2, AuditFaultKind.Edited)]
    [InlineData("DELETE FROM audit_entry WHERE seq = 2", 2, AuditFaultKind.Missing)]
    [InlineData("DELETE FROM audit_entry WHERE seq = 1", 1, AuditFaultKind.Missing)]
    [InlineData("DELETE FROM audit_entry WHERE seq > 3", 4, AuditFaultKind.Missing)]
    [InlineData("DELETE FROM audit_entry", 1, AuditFaultKind.Missing)]
    [InlineData("DELETE FROM audit_head WHERE seq > 3", 4, AuditFaultKind.Added)]
    [InlineData(
        "UPDATE audit_entry SET seq = 99 WHERE seq = 2; UPDATE audit_entry SET seq = 2 WHERE seq = 3; "
            + "UPDATE audit_entry SET seq = 3 WHERE seq = 99",
        2,
        AuditFaultKind.Edited
    )]
    [InlineData("UPDATE audit_head SET hash = 'x' WHERE seq = 5", 5, AuditFaultKind.Rewritten)]
    public async Task Tampering_is_found_and_named(string sql, long seq, AuditFaultKind kind)
    {
        var entries = await WriteAsync("picardie", 5);
        Assert.Empty((await VerifyAsync()).Faults);
        await ExecuteAsync(sql);
        Assert.Equal([new(entries[0].Place with { Seq = seq }, kind)], (await VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Rows_swapped_between_mailboxes_are_found()
    {
        await WriteAsync("picardie", 2);
        await _store.AppendAsync([Next((await ReadAsync("picardie"))[^1], Happened("odile"))]);
        await ExecuteAsync(
            """
            UPDATE audit_entry SET
                member_id = (SELECT member_id FROM audit_entry AS other WHERE other.seq = 4 - audit_entry.seq),
                member_salt = (SELECT member_salt FROM audit_entry AS other WHERE other.seq = 4 - audit_entry.seq),
                member_digest = (SELECT member_digest FROM audit_entry AS other WHERE other.seq = 4 - audit_entry.seq)
            WHERE seq IN (1, 3)
            """
        );
        Assert.Equal([new(new("picardie", Day, 1), AuditFaultKind.Edited)], (await VerifyAsync()).Faults);
    }

    [Fact]
    public async Task A_chain_that_was_sealed_anew_is_not_the_one_whose_head_was_stored()
    {
        await WriteAsync("picardie", 2);
        var forged = Entries("picardie", 2, head: null, Happened("odile"));
        await ExecuteAsync(
            "CREATE TABLE kept AS SELECT * FROM audit_head; DELETE FROM audit_entry; DELETE FROM audit_head"
        );
        await _store.AppendAsync(forged);
        await ExecuteAsync("DELETE FROM audit_head; INSERT INTO audit_head SELECT * FROM kept");
        Assert.Equal([new(new("picardie", Day, 1), AuditFaultKind.Rewritten)], (await VerifyAsync()).Faults);
    }

    [Fact]
    public async Task A_whole_day_that_is_gone_is_missed_by_the_day_after()
    {
        var first = await WriteAsync("picardie", 2);
        var second = Entries("picardie", 2, first[^1], Happened("jean"), Day.AddDays(1));
        var third = Entries("picardie", 2, second[^1], Happened("jean"), Day.AddDays(2));
        await _store.AppendAsync([.. second, .. third]);
        Assert.Empty((await VerifyAsync()).Faults);
        await ExecuteAsync(
            "DELETE FROM audit_entry WHERE day = '2026-11-26'; DELETE FROM audit_head WHERE day = '2026-11-26'"
        );
        Assert.Equal([new(third[0].Place, AuditFaultKind.Unchained)], (await VerifyAsync()).Faults);
    }

    [Fact]
    public async Task A_member_who_is_forgotten_is_nowhere_and_the_chain_still_holds()
    {
        var written = await WriteAsync("picardie", 2);
        var proxy = Happened("odile") with { Sub = "jean", Name = "Jean Martin", Capacity = AuditCapacity.Proxy };
        await _store.AppendAsync([Next(written[^1], proxy)]);

        Assert.Equal(3, await _store.ForgetAsync("jean"));

        var entries = await ReadAsync("picardie");
        Assert.DoesNotContain(entries, entry => entry.ToString().Contains("jean", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["claire", "claire", null], entries.Select(entry => entry.Event.Sub));
        Assert.Equal([null, null, "odile"], entries.Select(entry => entry.Event.MemberId));
        Assert.Empty((await VerifyAsync()).Faults);
        Assert.Equal(0, await _store.ForgetAsync("jean"));
    }

    [Fact]
    public async Task Pruning_takes_whole_days_and_what_is_left_holds()
    {
        var first = await WriteAsync("picardie", 2);
        await _store.AppendAsync(Entries("picardie", 3, first[^1], Happened("jean"), Day.AddDays(1)));

        Assert.Equal(2, await _store.PruneAsync(Day.AddDays(1)));

        var left = await VerifyAsync();
        Assert.Equal((0, 1, 3L), (left.Faults.Count, left.Days, left.Entries));
        Assert.Equal([("picardie", Day.AddDays(1))], await _store.DaysAsync());
        Assert.Equal(0, await _store.PruneAsync(Day.AddDays(1)));
    }

    private async Task<(int, int)> WrittenAsync()
    {
        await WriteAsync("gironde", 5);
        var findings = await VerifyAsync();
        Assert.Empty(findings.Faults);
        return (findings.Days, (int)findings.Entries);
    }

    private Task<AuditFindings> VerifyAsync() => new AuditVerifier(_store).VerifyAsync();

    private async Task<List<AuditEntry>> WriteAsync(string chain, int count)
    {
        var entries = Entries(chain, count, head: null, Happened("jean"));
        foreach (var entry in entries)
            await _store.AppendAsync([entry]);
        return entries;
    }

    private async Task<List<AuditEntry>> ReadAsync(string chain)
    {
        var entries = new List<AuditEntry>();
        await foreach (var entry in _store.ReadAsync(chain, Day))
            entries.Add(entry);
        return entries;
    }

    private static List<AuditEntry> Entries(
        string chain,
        int count,
        AuditEntry? head,
        AuditEvent happened,
        DateOnly? day = null
    )
    {
        var entries = new List<AuditEntry>();
        for (var i = 0; i < count; i++)
            entries.Add(Next(entries.LastOrDefault() ?? head, happened, day, chain));
        return entries;
    }

    private static AuditEntry Next(
        AuditEntry? last,
        AuditEvent happened,
        DateOnly? day = null,
        string chain = "picardie"
    ) =>
        Sealing.Seal(
            chain,
            last is null ? null : new(last.Place, last.Hash),
            day ?? Day,
            At,
            happened,
            ($"salt{last?.Hash}", $"other{last?.Hash}")
        );

    private static AuditEvent Happened(string memberId) =>
        new(
            "r1",
            "ListContacts",
            AuditCapacity.Agent,
            200,
            "claire",
            "Claire Dubois",
            "192.0.2.7",
            memberId,
            "c1",
            "picardie"
        );

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await _database.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
