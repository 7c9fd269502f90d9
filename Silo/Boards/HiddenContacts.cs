using System.Data.Common;
using Dapper;
using MsaOrleans.Grains.Funds;

namespace MsaOrleans.Silo.Boards;

/// <summary>
/// Refuses a start whose file of funds lacks one with open contacts: they would be on no board that anybody may open,
/// while their members wait.
/// </summary>
internal sealed class HiddenContacts(DbDataSource database, MissingFunds missing)
    : ILifecycleParticipant<ISiloLifecycle>
{
    private const string CountByFund =
        "SELECT fund AS Fund, COUNT(*) AS Number FROM open_contact GROUP BY fund ORDER BY fund";

    /// <summary>Once the schema is up to date, before the silo takes calls.</summary>
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe<HiddenContacts>(ServiceLifecycleStage.First + 1, CheckAsync);

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(
            new CommandDefinition(CountByFund, cancellationToken: cancellationToken)
        );
        missing.Refuse(rows.Select(row => new OpenContacts(row.Fund, row.Number)));
    }

    /// <summary>Set by name: without rows, SQLite names no type of a count.</summary>
    private sealed class Row
    {
        public string Fund { get; set; } = "";

        public long Number { get; set; }
    }
}
