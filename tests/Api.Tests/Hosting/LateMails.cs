using Microsoft.Data.Sqlite;

namespace MsaOrleans.Api.Tests.Hosting;

/// <summary>Mails that did not leave, in a service whose mails always do.</summary>
public static class LateMails
{
    private static int _listed;

    /// <summary>Enters a mail in the list, of which the mailbox knows nothing.</summary>
    /// <param name="state">1 for one that waits, 2 for one that was given up.</param>
    /// <returns>Its id.</returns>
    public static string ListLateMail(this Service service, string member, int state = 1, long at = 639_000_000_000)
    {
        var id = $"{member}-{state}-{Interlocked.Increment(ref _listed)}";
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(service.Folder, "msa.db")};Pooling=False;Default Timeout=20"
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            INSERT INTO late_mail (service_id, id, grain_id, effect_id, state, listed_at, mail, fund, contact_id,
                domain, cause, tries, since, next_try_at)
            VALUES ('msa-orleans', '{id}', 'mailbox/{member}', 'ack.unknown.1', {state}, {at}, 'acknowledgement',
                'picardie', '{Guid.Empty:N}', 'exemple.fr', {(state == 1 ? 4 : 1)}, 3, {at},
                {(state == 1 ? $"{at + 600_000_000}" : "NULL")})
            """;
        command.ExecuteNonQuery();
        return id;
    }
}
