using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Silo.Tests.Storage;

public sealed class PostgresStorageFixture : StorageFixture
{
    private string? _connectionString;

    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>
        {
            ["Storage:Provider"] = "postgres",
            ["ConnectionStrings:Orleans"] = _connectionString,
            ["Storage:AllowUnsafe"] = "true",
        };

    public override async Task RenewAsync() =>
        _connectionString = await (await PostgresServer.GetAsync()).CreateDatabaseAsync();
}
