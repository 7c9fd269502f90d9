using System.Data.Common;
using Microsoft.Data.Sqlite;
using MsaOrleans.Silo.Storage.Commits;

namespace MsaOrleans.Silo.Storage.Sqlite;

/// <summary>The statements that write one state and its reminder, prepared once for a transaction.</summary>
internal sealed partial class SqliteRows(DbConnection connection) : IDisposable
{
    private const string Insert = """
        INSERT INTO OrleansStorage
        (
            GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId,
            PayloadBinary, ModifiedOn, Version
        )
        VALUES (@id_hash, @type_hash, 0, 0, @type, @id, @service, @payload, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), 1)
        ON CONFLICT DO NOTHING
        """;

    private const string Key = """
        GrainIdHash = @id_hash AND GrainTypeHash = @type_hash AND GrainIdN0 = 0 AND GrainIdN1 = 0
        AND GrainTypeString = @type AND COALESCE(GrainIdExtensionString, x'') = @id AND ServiceId = @service
        AND Version = @version
        """;

    private const string Update = $"""
        UPDATE OrleansStorage
        SET PayloadBinary = @payload, ModifiedOn = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), Version = Version + 1
        WHERE {Key}
        """;

    private const string Check = $"SELECT COUNT(*) FROM OrleansStorage WHERE {Key}";

    private const string Remind = """
        INSERT INTO OrleansRemindersTable (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
        VALUES (@service, @id, @reminder, @start, @period, @ring, 0)
        ON CONFLICT (ServiceId, GrainId, ReminderName) DO UPDATE SET
            StartTime = excluded.StartTime, Period = excluded.Period, GrainHash = excluded.GrainHash,
            Version = OrleansRemindersTable.Version + 1
        """;

    private const string Forget =
        "DELETE FROM OrleansRemindersTable WHERE ServiceId = @service AND GrainId = @id AND ReminderName = @reminder";

    private const string Note = """
        INSERT INTO receipt (service_id, grain_id, effect_id) VALUES (@service, @id, @effect) ON CONFLICT DO NOTHING
        """;

    private const string End = "DELETE FROM receipt WHERE service_id = @service AND grain_id = @id";

    private const string FallDue = """
        INSERT INTO retention_due (service_id, grain_id, fund, due_at) VALUES (@service, @id, @fund, @due)
        ON CONFLICT (service_id, grain_id) DO UPDATE SET fund = excluded.fund, due_at = excluded.due_at
        """;

    private const string Undue = "DELETE FROM retention_due WHERE service_id = @service AND grain_id = @id";

    private const string Delete = $"DELETE FROM OrleansStorage WHERE {Key}";

    private const string ForgetAll = "DELETE FROM OrleansRemindersTable WHERE ServiceId = @service AND GrainId = @id";

    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    /// <returns>The version from now on; 0 when the row was not there, or there already.</returns>
    public int Write(StateWrite write)
    {
        var version = WriteState(write);
        if (version > 0 && write.Reminder is { } reminder)
            WriteReminder(write.Key, reminder);
        (string, object?)[] grain = [("@service", write.Key.ServiceId), ("@id", write.Key.Id)];
        if (version > 0 && write.Receipt is { } effect)
            Prepared(Note, [.. grain, ("@effect", effect)]).ExecuteNonQuery();
        if (version > 0 && (write.EndsReceipts || write.Deletes))
            Prepared(End, grain).ExecuteNonQuery();
        if (version > 0 && write.Due is { At: { } due } falling)
            Prepared(FallDue, [.. grain, ("@fund", falling.Fund), ("@due", due)]).ExecuteNonQuery();
        if (version > 0 && (write.Due is { At: null } || write.Deletes))
            Prepared(Undue, grain).ExecuteNonQuery();
        if (version > 0 && write.Deletes)
            Prepared(ForgetAll, grain).ExecuteNonQuery();
        if (version > 0)
            foreach (var entry in write.Search ?? [])
                WriteSearch(entry);
        if (version > 0 && write.ReadModels is { } readModels)
            WriteReadModels(readModels);
        if (version > 0)
            foreach (var mail in write.LateMails ?? [])
                WriteLateMail(grain, mail);
        if (version > 0 && write.Deletes)
            Prepared(UnlistAll, grain).ExecuteNonQuery();
        return version;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
    }

    private int WriteState(StateWrite write)
    {
        var (service, type, typeHash, id, idHash) = write.Key;
        (string, object?)[] key =
        [
            ("@id_hash", idHash),
            ("@type_hash", typeHash),
            ("@type", type),
            ("@id", id),
            ("@service", service),
        ];
        if (write.Deletes)
            return Prepared(Delete, [.. key, ("@version", write.Version)]).ExecuteNonQuery() == 1 ? write.Version : 0;
        if (write.Payload is null)
            return Prepared(Check, [.. key, ("@version", write.Version)]).ExecuteScalar() is 1L ? write.Version : 0;
        var written =
            write.Version == 0
                ? Prepared(Insert, [.. key, ("@payload", write.Payload)])
                : Prepared(Update, [.. key, ("@payload", write.Payload), ("@version", write.Version)]);
        return written.ExecuteNonQuery() == 1 ? write.Version + 1 : 0;
    }

    private void WriteReminder(StateKey key, ReminderChange reminder)
    {
        (string, object?)[] row = [("@service", key.ServiceId), ("@id", key.Id), ("@reminder", reminder.Name)];
        var command = reminder.At is { } at
            ? Prepared(
                Remind,
                [
                    .. row,
                    ("@start", at),
                    ("@period", (long)reminder.Period.TotalMilliseconds),
                    ("@ring", reminder.Place),
                ]
            )
            : Prepared(Forget, row);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Prepared(string text, params (string Name, object? Value)[] values)
    {
        if (!_prepared.TryGetValue(text, out var command))
        {
            command = (SqliteCommand)connection.CreateCommand();
            command.CommandText = text;
            _prepared[text] = command;
        }
        command.Parameters.Clear();
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
