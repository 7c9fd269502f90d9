using MsaOrleans.Silo.Storage;
using Npgsql;

namespace MsaOrleans.Silo.Tests.Storage;

public sealed class StorageFaultsTests
{
    /// <summary>As in a network of containers whose database is stopped: its name goes with it.</summary>
    [Fact]
    public async Task A_database_whose_name_nobody_knows_is_told_as_unavailable()
    {
        await using var database = NpgsqlDataSource.Create("Host=database.invalid;Username=msa");
        await Assert.ThrowsAsync<UnavailableException>(() => StorageFaults.TellAsync(OpenAsync(database)));
    }

    private static async Task<NpgsqlConnection> OpenAsync(NpgsqlDataSource database) =>
        await database.OpenConnectionAsync();
}
