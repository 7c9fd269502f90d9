using System.Text.Json;
using MsaOrleans.Silo.Storage.Commits;
using Npgsql;
using NpgsqlTypes;

namespace MsaOrleans.Silo.Storage.Postgres;

/// <summary>The part of a commit that keeps the list of late mails.</summary>
internal static class PostgresLateMails
{
    /// <summary>Steps of the statement of <see cref="PostgresCommits"/>, after <c>given</c> and <c>won</c>.</summary>
    public const string Write = """
        , late AS
        (
            SELECT given.service, given.id AS grain, mail.*
            FROM jsonb_to_recordset(@late) AS listed (place BIGINT, mail JSONB)
            CROSS JOIN LATERAL jsonb_to_record(listed.mail) AS mail
            (
                "Id" TEXT, "State" BIGINT, "At" BIGINT, "EffectId" TEXT, "Mail" TEXT, "Fund" TEXT, "ContactId" TEXT,
                "Domain" TEXT, "Cause" BIGINT, "Tries" BIGINT, "Since" BIGINT, "NextTryAt" BIGINT
            )
            JOIN given USING (place)
            JOIN won USING (place)
        ), listed AS
        (
            INSERT INTO late_mail
            (
                service_id, id, grain_id, effect_id, state, listed_at, mail, fund, contact_id, domain, cause, tries,
                since, next_try_at
            )
            SELECT service, "Id", grain, "EffectId", "State", "At", "Mail", "Fund", "ContactId", "Domain", "Cause",
                "Tries", "Since", "NextTryAt"
            FROM late
            WHERE "State" IS NOT NULL
            ON CONFLICT (service_id, id) DO UPDATE SET
                state = excluded.state, listed_at = excluded.listed_at, fund = excluded.fund,
                domain = excluded.domain, cause = excluded.cause, tries = excluded.tries, since = excluded.since,
                next_try_at = excluded.next_try_at
        ), unlisted AS
        (
            DELETE FROM late_mail
            WHERE ctid = ANY (ARRAY
            (
                SELECT own.row
                FROM late
                CROSS JOIN LATERAL
                (
                    SELECT ctid AS row FROM late_mail WHERE service_id = late.service AND id = late."Id" OFFSET 0
                ) AS own
                WHERE late."State" IS NULL
            ))
        ), unlisted_all AS
        (
            DELETE FROM late_mail
            WHERE ctid = ANY (ARRAY
            (
                SELECT own.row
                FROM given JOIN won USING (place)
                CROSS JOIN LATERAL
                (
                    SELECT ctid AS row
                    FROM late_mail
                    WHERE service_id = given.service AND grain_id = given.id
                    OFFSET 0
                ) AS own
                WHERE given.deletes
            ))
        )
        """;

    public static void Add(NpgsqlParameterCollection parameters, IReadOnlyList<StateWrite> writes)
    {
        var rows = writes.SelectMany(
            (write, index) => (write.LateMails ?? []).Select(mail => new { place = index + 1L, mail })
        );
        parameters.Add(new("late", NpgsqlDbType.Jsonb) { Value = JsonSerializer.Serialize(rows) });
    }
}
