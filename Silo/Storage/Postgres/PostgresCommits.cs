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
        ), updated AS
        (
            UPDATE OrleansStorage
            SET PayloadBinary = given.payload, ModifiedOn = now(), Version = OrleansStorage.Version + 1
            FROM given
            WHERE GrainIdHash = given.id_hash AND GrainTypeHash = given.type_hash AND GrainIdN0 = 0 AND GrainIdN1 = 0
              AND GrainTypeString = given.type AND GrainIdExtensionString = given.id AND ServiceId = given.service
              AND OrleansStorage.Version = given.version AND given.payload IS NOT NULL
            RETURNING given.place, OrleansStorage.Version
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
            USING given
            WHERE GrainIdHash = given.id_hash AND GrainTypeHash = given.type_hash AND GrainIdN0 = 0 AND GrainIdN1 = 0
              AND GrainTypeString = given.type AND GrainIdExtensionString = given.id AND ServiceId = given.service
              AND OrleansStorage.Version = given.version AND given.deletes
            RETURNING given.place, OrleansStorage.Version
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
            SELECT given.place, OrleansStorage.Version
            FROM given
            JOIN OrleansStorage
            ON GrainIdHash = given.id_hash AND GrainTypeHash = given.type_hash AND GrainIdN0 = 0 AND GrainIdN1 = 0
              AND GrainTypeString = given.type AND GrainIdExtensionString = given.id AND ServiceId = given.service
              AND OrleansStorage.Version = given.version
            WHERE given.payload IS NULL AND NOT given.deletes
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
            USING given JOIN won USING (place)
            WHERE ServiceId = given.service AND GrainId = given.id
              AND (given.start IS NULL AND ReminderName = given.reminder OR given.deletes)
        ), noted AS
        (
            INSERT INTO receipt (service_id, grain_id, effect_id)
            SELECT service, id, receipt FROM given JOIN won USING (place) WHERE receipt IS NOT NULL
            ON CONFLICT DO NOTHING
        ), ended AS
        (
            DELETE FROM receipt
            USING given JOIN won USING (place)
            WHERE (given.ends OR given.deletes) AND service_id = given.service AND grain_id = given.id
        ), fell_due AS
        (
            INSERT INTO retention_due (service_id, grain_id, fund, due_at)
            SELECT service, id, fund, due FROM given JOIN won USING (place) WHERE due IS NOT NULL
            ON CONFLICT (service_id, grain_id) DO UPDATE SET fund = excluded.fund, due_at = excluded.due_at
        ), undue AS
        (
            DELETE FROM retention_due
            USING given JOIN won USING (place)
            WHERE (given.fund IS NOT NULL AND given.due IS NULL OR given.deletes)
              AND service_id = given.service AND grain_id = given.id
        )
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
        await using var command = new NpgsqlCommand(text, connection);
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
            await using var won = await command.ExecuteReaderAsync();
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
