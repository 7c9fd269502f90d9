using Microsoft.Extensions.Configuration;

namespace MsaOrleans.Silo.Tests.Retention;

public sealed class SqliteRetentionTests : RetentionContract
{
    protected override Task<IConfiguration> DatabaseAsync() => Databases.SqliteAsync(Folder);
}

public sealed class PostgresRetentionTests : RetentionContract
{
    protected override Task<IConfiguration> DatabaseAsync() => Databases.PostgresAsync();
}

public sealed class SqliteCustodyTests : CustodyContract
{
    protected override Task<IConfiguration> DatabaseAsync() => Databases.SqliteAsync(Folder);
}

public sealed class PostgresCustodyTests : CustodyContract
{
    protected override Task<IConfiguration> DatabaseAsync() => Databases.PostgresAsync();
}
