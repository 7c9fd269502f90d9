namespace MsaOrleans.Silo.Tests.Storage;

public sealed class PostgresGrainStorageTests(PostgresStorageFixture fixture)
    : GrainStorageContract(fixture),
        IClassFixture<PostgresStorageFixture>;

public sealed class PostgresCommitTests(PostgresStorageFixture fixture)
    : CommitContract(fixture),
        IClassFixture<PostgresStorageFixture>
{
    protected override string RefuseBad =>
        "ALTER TABLE OrleansStorage DROP CONSTRAINT IF EXISTS refuse_bad, "
        + "ADD CONSTRAINT refuse_bad CHECK (GrainIdExtensionString <> 'note/bad')";
}

public sealed class PostgresCommitRowsTests(PostgresStorageFixture fixture)
    : CommitRowsContract(fixture),
        IClassFixture<PostgresStorageFixture>;

public sealed class PostgresLateMailTests(PostgresStorageFixture fixture)
    : LateMailContract(fixture),
        IClassFixture<PostgresStorageFixture>;

public sealed class PostgresSearchTests(PostgresStorageFixture fixture)
    : SearchContract(fixture),
        IClassFixture<PostgresStorageFixture>;

public sealed class PostgresGrainKeyTests(PostgresStorageFixture fixture)
    : GrainKeyContract(fixture),
        IClassFixture<PostgresStorageFixture>;

public sealed class PostgresReminderTableTests(PostgresStorageFixture fixture)
    : ReminderTableContract(fixture),
        IClassFixture<PostgresStorageFixture>;

public sealed class PostgresReadModelTests(PostgresStorageFixture fixture)
    : ReadModelContract(fixture),
        IClassFixture<PostgresStorageFixture>;

public sealed class PostgresAuditStoreTests(PostgresStorageFixture fixture)
    : AuditStoreContract(fixture),
        IClassFixture<PostgresStorageFixture>;

public sealed class PostgresSiloRestartTests(PostgresStorageFixture fixture)
    : SiloRestartContract(fixture),
        IClassFixture<PostgresStorageFixture>;

/// <summary>What only a server for several silos needs.</summary>
public sealed class PostgresReminderWindowTests(PostgresStorageFixture fixture) : IClassFixture<PostgresStorageFixture>
{
    [Fact]
    public async Task A_range_leaves_out_what_is_not_due_for_long()
    {
        var table = (await fixture.OpenAsync("window")).Reminders;
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        foreach (
            var (key, due) in new[]
            {
                ("past", now.AddDays(-3)),
                ("soon", now.AddMinutes(20)),
                ("far", now.AddMonths(30)),
            }
        )
            await table.UpsertRow(
                new()
                {
                    GrainId = GrainId.Create("mailbox", key),
                    ReminderName = "wake-up",
                    StartAt = due,
                    Period = TimeSpan.FromMinutes(1),
                }
            );

        var read = (await table.ReadRows(0, 0))
            .Reminders.Select(entry => entry.GrainId.Key.ToString())
            .Order(StringComparer.Ordinal);
        Assert.Equal(["past", "soon"], read);
        Assert.NotNull(await table.ReadRow(GrainId.Create("mailbox", "far"), "wake-up"));
    }
}
