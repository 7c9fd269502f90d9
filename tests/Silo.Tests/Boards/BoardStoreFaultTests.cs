using MsaOrleans.Silo.Boards;
using MsaOrleans.Silo.Tests.Hosting;
using Npgsql;

namespace MsaOrleans.Silo.Tests.Boards;

/// <summary>A board that can't be loaded says so in a way that crosses the wire.</summary>
public sealed class BoardStoreFaultTests
{
    [Fact]
    public async Task As_something_to_try_again_when_the_database_is_gone()
    {
        await using var nobody = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=msa;Timeout=2");
        await Assert.ThrowsAsync<UnavailableException>(() => LoadAsync(nobody));
    }

    [Fact]
    public async Task As_a_fault_of_ours_when_the_schema_is_not_there()
    {
        await using var empty = NpgsqlDataSource.Create(await (await PostgresServer.GetAsync()).CreateDatabaseAsync());
        Assert.Equal(
            "The database refused: SQLSTATE 42P01.",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => LoadAsync(empty))).Message
        );
    }

    private static Task LoadAsync(NpgsqlDataSource database) =>
        new SqlBoardStore(database, TestKeys.NoExcerpts).LoadAsync("picardie", CancellationToken.None);
}
