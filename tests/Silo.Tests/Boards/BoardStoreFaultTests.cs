using MsaOrleans.Silo.Boards;
using Npgsql;

namespace MsaOrleans.Silo.Tests.Boards;

public sealed class BoardStoreFaultTests
{
    [Fact]
    public async Task A_board_that_can_t_be_loaded_says_so_in_a_way_that_crosses_the_wire()
    {
        await using var nobody = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=msa;Timeout=2");
        await Assert.ThrowsAsync<UnavailableException>(() => new SqlBoardStore(nobody).LoadAsync("picardie", CancellationToken.None));
    }
}
