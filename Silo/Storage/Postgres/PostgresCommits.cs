using MsaOrleans.Silo.Storage.Commits;
using Npgsql;
using NpgsqlTypes;

namespace MsaOrleans.Silo.Storage.Postgres;

/// <summary>States by one statement, whatever their number.</summary>
internal sealed class PostgresCommits(NpgsqlDataSource database) : ICommitWriter
{
    /// <summary>
    /// Classes of SQLSTATE after which a statement may have been carried out: the connection has ended.
    /// </summary>
    private static readonly string[] Unknown = ["08", "57"];

    /// <summary>
    /// Rows that are there already are found by their keys, one after the other: <c>OFFSET 0</c> and <c>ctid</c> leave
    /// the planner no other way, since with a small table in mind it would read the whole of it. A row of a state that
    /// somebody has moved meanwhile is not met, which its caller learns as a stale version. Rows that the command
    /// encrypt moves, of boards and of searches, are met by their keys.
    /// </summary>
    private const string Write = """
        WITH given AS
        (
            SELECT *
            FROM unnest
            (
                @service, @type, @type_hash, @id, @id_hash, @payload, @version, @reminder, @start, @period, @ring,
                @receipt, @ends, @fund, @due, @deletes, @search
            )
            WITH ORDINALITY AS given
            (
                service, type, type_hash, id, id_hash, payload, version, reminder, start, period, ring, receipt, ends,
                fund, due, deletes, search, place
            )
        ), held AS MATERIALIZED
        (
            SELECT given.*, stored.row, stored.version AS held_version
            FROM given
            LEFT JOIN LATERAL
            (
                SELECT ctid AS row, Version AS version
                FROM OrleansStorage
                WHERE GrainIdHash = given.id_hash AND GrainTypeHash = given.type_hash
                  AND GrainIdN0 = 0 AND GrainIdN1 = 0 AND GrainTypeString = given.type
                  AND GrainIdExtensionString = given.id AND ServiceId = given.service
                OFFSET 0
            ) AS stored ON TRUE
        ), updated AS
        (
            UPDATE OrleansStorage
            SET PayloadBinary = held.payload, ModifiedOn = now(), Version = OrleansStorage.Version + 1
            FROM held
            WHERE OrleansStorage.ctid = held.row AND OrleansStorage.Version = held.version
              AND held.payload IS NOT NULL
            RETURNING held.place, OrleansStorage.Version
        ), inserted AS
        (
            INSERT INTO OrleansStorage
            (
                GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId,
                PayloadBinary, ModifiedOn, Version
            )
            SELECT id_hash, type_hash, 0, 0, type, id, service, payload, now(), 1
            FROM given
            WHERE version = 0
            ON CONFLICT DO NOTHING
            RETURNING GrainTypeString, GrainIdExtensionString, ServiceId, Version
        ), deleted AS
        (
            DELETE FROM OrleansStorage
            USING held
            WHERE OrleansStorage.ctid = held.row AND OrleansStorage.Version = held.version AND held.deletes
            RETURNING held.place, OrleansStorage.Version
        ), won (place, version) AS
        (
            SELECT place, Version FROM updated
            UNION ALL
            SELECT place, Version FROM deleted
            UNION ALL
            SELECT given.place, inserted.Version
            FROM inserted
            JOIN given
            ON given.type = GrainTypeString AND given.id = GrainIdExtensionString AND given.service = ServiceId
            UNION ALL
            SELECT place, held_version FROM held WHERE held_version = version AND payload IS NULL AND NOT deletes
        ), reminded AS
        (
            INSERT INTO OrleansRemindersTable
                (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
            SELECT service, id, reminder, start, period, ring, 0
            FROM given JOIN won USING (place)
            WHERE start IS NOT NULL
            ON CONFLICT (ServiceId, GrainId, ReminderName) DO UPDATE SET
                StartTime = excluded.StartTime, Period = excluded.Period, GrainHash = excluded.GrainHash,
                Version = OrleansRemindersTable.Version + 1
        ), forgotten AS
        (
            DELETE FROM OrleansRemindersTable
            WHERE ctid = ANY (ARRAY
            (
                SELECT own.row
                FROM given JOIN won USING (place)
                CROSS JOIN LATERAL
                (
                    SELECT ctid AS row
                    FROM OrleansRemindersTable
                    WHERE ServiceId = given.service AND GrainId = given.id
                      AND (given.deletes OR ReminderName = given.reminder)
                    OFFSET 0
                ) AS own
                WHERE given.start IS NULL AND given.reminder IS NOT NULL OR given.deletes
            ))
        ), noted AS
        (
            INSERT INTO receipt (service_id, grain_id, effect_id)
            SELECT service, id, receipt FROM given JOIN won USING (place) WHERE receipt IS NOT NULL
            ON CONFLICT DO NOTHING
        ), ended AS
        (
            DELETE FROM receipt
            WHERE ctid = ANY (ARRAY
            (
                SELECT own.row
                FROM given JOIN won USING (place)
                CROSS JOIN LATERAL
                (
                    SELECT ctid AS row
                    FROM receipt
                    WHERE service_id = given.service AND grain_id = given.id
                    OFFSET 0
                ) AS own
                WHERE given.ends OR given.deletes
            ))
        ), fell_due AS
        (
            INSERT INTO retention_due (service_id, grain_id, fund, due_at)
            SELECT service, id, fund, due FROM given JOIN won USING (place) WHERE due IS NOT NULL
            ON CONFLICT (service_id, grain_id) DO UPDATE SET fund = excluded.fund, due_at = excluded.due_at
        ), undue AS
        (
            DELETE FROM retention_due
            WHERE ctid = ANY (ARRAY
            (
                SELECT own.row
                FROM given JOIN won USING (place)
                CROSS JOIN LATERAL
                (
                    SELECT ctid AS row
                    FROM retention_due
                    WHERE service_id = given.service AND grain_id = given.id
                    OFFSET 0
                ) AS own
                WHERE given.fund IS NOT NULL AND given.due IS NULL OR given.deletes
            ))
        )
        """;

    /// <summary>
    /// For this transaction. What the planner knows of the tables may be old (they were small when it looked), and
    /// planning so long a statement anew takes longer than carrying it out.
    /// </summary>
    private const string ByKeys = """
        SELECT set_config('enable_seqscan', 'off', TRUE), set_config('enable_mergejoin', 'off', TRUE),
            set_config('plan_cache_mode', 'force_generic_plan', TRUE)
        """;

    private const string Answer = "\nSELECT place, version FROM won";

    private const string ReadModels = ", " + PostgresSearch.Write + PostgresReadModels.Write;

    private const string WriteStates = Write + Answer;

    private const string WriteReadModels = Write + ReadModels + Answer;

    private const string WriteLateMails = Write + PostgresLateMails.Write + Answer;

    private const string WriteAll = Write + ReadModels + PostgresLateMails.Write + Answer;

    public async Task<IReadOnlyList<int>> WriteAsync(IReadOnlyList<StateWrite> writes)
    {
        await using var connection = await database.OpenConnectionAsync();
        var hasReadModels = writes.Any(write => write.ReadModels is not null || write.Search is not null);
        var hasLateMails = writes.Any(write => write.LateMails is not null || write.Deletes);
        var text = (hasReadModels, hasLateMails) switch
        {
            (false, false) => WriteStates,
            (true, false) => WriteReadModels,
            (false, true) => WriteLateMails,
            _ => WriteAll,
        };
        var command = new NpgsqlBatchCommand(text);
        Add("service", NpgsqlDbType.Text, write => write.Key.ServiceId);
        Add("type", NpgsqlDbType.Text, write => write.Key.Type);
        Add("type_hash", NpgsqlDbType.Integer, write => write.Key.TypeHash);
        Add("id", NpgsqlDbType.Text, write => write.Key.Id);
        Add("id_hash", NpgsqlDbType.Integer, write => write.Key.IdHash);
        Add("payload", NpgsqlDbType.Bytea, write => write.Payload);
        Add("version", NpgsqlDbType.Integer, write => write.Version);
        Add("reminder", NpgsqlDbType.Text, write => write.Reminder?.Name);
        Add("start", NpgsqlDbType.TimestampTz, write => write.Reminder?.At);
        Add("period", NpgsqlDbType.Bigint, write => (long?)write.Reminder?.Period.TotalMilliseconds);
        Add("ring", NpgsqlDbType.Integer, write => write.Reminder?.Place);
        Add("receipt", NpgsqlDbType.Text, write => write.Receipt);
        Add("ends", NpgsqlDbType.Boolean, write => write.EndsReceipts);
        Add("fund", NpgsqlDbType.Text, write => write.Due?.Fund);
        Add("due", NpgsqlDbType.Bigint, write => write.Due?.At);
        Add("deletes", NpgsqlDbType.Boolean, write => write.Deletes);
        Add("search", NpgsqlDbType.Jsonb, write => PostgresSearch.ToJson(write.Search));
        if (hasReadModels)
            PostgresReadModels.Add(command.Parameters, writes);
        if (hasLateMails)
            PostgresLateMails.Add(command.Parameters, writes);
        try
        {
            var versions = new int[writes.Count];
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(ByKeys), command } };
            await using var won = await batch.ExecuteReaderAsync();
            await won.NextResultAsync();
            while (await won.ReadAsync())
                versions[won.GetInt64(0) - 1] = won.GetInt32(1);
            // The transaction ends after its last row: until the server says so, nothing is durable.
            await won.CloseAsync();
            return versions;
        }
        catch (PostgresException fault) when (!Unknown.Any(fault.SqlState.StartsWith))
        {
            throw new RolledBackException(fault);
        }

        void Add<T>(string name, NpgsqlDbType type, Func<StateWrite, T> column) =>
            command.Parameters.Add(new(name, NpgsqlDbType.Array | type) { Value = writes.Select(column).ToArray() });
    }
}
