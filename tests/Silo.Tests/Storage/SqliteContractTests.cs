namespace MsaOrleans.Silo.Tests.Storage;

public sealed class SqliteGrainStorageTests(SqliteStorageFixture fixture)
    : GrainStorageContract(fixture),
        IClassFixture<SqliteStorageFixture>;

public sealed class SqliteCommitTests(SqliteStorageFixture fixture)
    : CommitContract(fixture),
        IClassFixture<SqliteStorageFixture>
{
    protected override string RefuseBad =>
        "CREATE TRIGGER IF NOT EXISTS refuse_bad BEFORE INSERT ON OrleansStorage "
        + "WHEN new.GrainIdExtensionString = 'note/bad' BEGIN SELECT RAISE(ABORT, 'bad'); END";
}

public sealed class SqliteCommitRowsTests(SqliteStorageFixture fixture)
    : CommitRowsContract(fixture),
        IClassFixture<SqliteStorageFixture>;

public sealed class SqliteLateMailTests(SqliteStorageFixture fixture)
    : LateMailContract(fixture),
        IClassFixture<SqliteStorageFixture>;

public sealed class SqliteSearchTests(SqliteStorageFixture fixture)
    : SearchContract(fixture),
        IClassFixture<SqliteStorageFixture>;

public sealed class SqliteGrainKeyTests(SqliteStorageFixture fixture)
    : GrainKeyContract(fixture),
        IClassFixture<SqliteStorageFixture>;

public sealed class SqliteReminderTableTests(SqliteStorageFixture fixture)
    : ReminderTableContract(fixture),
        IClassFixture<SqliteStorageFixture>;

public sealed class SqliteReadModelTests(SqliteStorageFixture fixture)
    : ReadModelContract(fixture),
        IClassFixture<SqliteStorageFixture>;

public sealed class SqliteAuditStoreTests(SqliteStorageFixture fixture)
    : AuditStoreContract(fixture),
        IClassFixture<SqliteStorageFixture>;

public sealed class SqliteSiloRestartTests(SqliteStorageFixture fixture)
    : SiloRestartContract(fixture),
        IClassFixture<SqliteStorageFixture>;
