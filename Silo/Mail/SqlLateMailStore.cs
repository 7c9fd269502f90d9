using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Options;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Mail;
using Orleans.Configuration;

namespace MsaOrleans.Silo.Mail;

/// <summary>The table <c>late_mail</c>, by SQL that every database of the product understands.</summary>
internal sealed class SqlLateMailStore(DbDataSource database, IOptions<ClusterOptions> cluster) : ILateMailStore
{
    private const string Select = """
        SELECT id, grain_id, effect_id, state, mail, fund, contact_id, domain, cause, tries, since, listed_at,
            next_try_at
        FROM late_mail
        WHERE service_id = @service
        """;

    private string Service => cluster.Value.ServiceId;

    public async Task<IReadOnlyList<ListedMail>> ListAsync(LateMailState state, LateMailPlace? after, int limit)
    {
        var (direction, beyond) = state == LateMailState.Waiting ? ("ASC", ">") : ("DESC", "<");
        var from = after is null ? "" : $"AND (listed_at, id) {beyond} (@at, @id)";
        var query = $"{Select} AND state = @state {from} ORDER BY listed_at {direction}, id {direction} LIMIT @limit";
        var values = new
        {
            service = Service,
            state = (long)state,
            at = after?.At,
            id = after?.Id,
            limit,
        };
        await using var connection = await database.OpenConnectionAsync();
        return [.. (await connection.QueryAsync<LateMailRecord>(query, values)).Select(row => row.ToMail())];
    }

    public async Task<ListedMail?> FindAsync(string id)
    {
        await using var connection = await database.OpenConnectionAsync();
        var found = await connection.QuerySingleOrDefaultAsync<LateMailRecord>(
            $"{Select} AND id = @id",
            new { service = Service, id }
        );
        return found?.ToMail();
    }

    public async Task ForgetAsync(string id)
    {
        const string Forget = "DELETE FROM late_mail WHERE service_id = @service AND id = @id";
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(Forget, new { service = Service, id });
    }
}
