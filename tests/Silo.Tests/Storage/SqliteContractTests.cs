namespace MsaOrleans.Silo.Tests.Storage;

public sealed class SqliteGrainStorageTests(SqliteStorageFixture fixture)
    : GrainStorageContract(fixture), IClassFixture<SqliteStorageFixture>;

public sealed class SqliteGrainKeyTests(SqliteStorageFixture fixture)
    : GrainKeyContract(fixture), IClassFixture<SqliteStorageFixture>;

public sealed class SqliteReminderTableTests(SqliteStorageFixture fixture)
    : ReminderTableContract(fixture), IClassFixture<SqliteStorageFixture>;
