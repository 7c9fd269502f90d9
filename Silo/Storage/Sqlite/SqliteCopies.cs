using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using MsaOrleans.Silo.Settings;

namespace MsaOrleans.Silo.Storage.Sqlite;

/// <summary>
/// Copies of the SQLite file, and back. A copy by hand misses what is still in the log beside the file, or leaves a log
/// there that brings back what came after the copy.
/// </summary>
internal sealed class SqliteCopies(
    IOptions<StorageOptions> storage,
    IHostEnvironment host,
    SqliteClaim claim,
    TimeProvider time
)
{
    /// <summary>Of the database: the log, and its index.</summary>
    private static readonly string[] Beside = ["-wal", "-shm"];

    /// <summary>Copies the file as it is at one instant, whether or not a service uses it.</summary>
    /// <exception cref="SettingsException">There is no file, or the copy can't be made.</exception>
    public void Backup(string copy)
    {
        var file = Database();
        if (!File.Exists(file))
            throw new SettingsException($"Storage:Path must name the file to copy: {file} is not there.");
        Write(
            copy,
            () =>
            {
                OwnerOnly.Open(copy, FileMode.CreateNew).Dispose();
                using var source = Open(file);
                using var target = Open(copy);
                source.BackupDatabase(target);
                // The copy has no log, and a mark that no log knows.
                Execute(target, $"PRAGMA journal_mode = DELETE; PRAGMA user_version = {SqliteMark.None}");
            }
        );
    }

    /// <summary>
    /// Puts a copy in place of the file, which no service uses meanwhile; what was there is kept beside it.
    /// </summary>
    /// <exception cref="SettingsException">It is no copy, or a service uses the file.</exception>
    public void Restore(string copy)
    {
        if (!File.Exists(copy))
            throw new SettingsException($"restore needs a file that is there, not {copy}.");
        var file = Database();
        claim.Take();
        Check(copy);
        Write(
            file,
            () =>
            {
                var next = $"{file}.next";
                OwnerOnly.Open(next, FileMode.Create).Dispose();
                File.Copy(copy, next, overwrite: true);
                var kept = $"{file}.before-{time.GetUtcNow():yyyyMMdd'T'HHmmss}";
                foreach (var part in Beside.Prepend("").Where(part => File.Exists(file + part)))
                    File.Move(file + part, kept + part);
                File.Move(next, file);
            }
        );
    }

    private string Database() =>
        storage.Value.Provider == StorageProvider.Sqlite
            ? Path.GetFullPath(Path.Combine(host.ContentRootPath, storage.Value.Path))
            : throw new SettingsException(
                "backup and restore are for an SQLite file. PostgreSQL has its own: docs/backup.md."
            );

    private static void Check(string copy)
    {
        try
        {
            using var connection = Open(copy, SqliteOpenMode.ReadOnly);
            if (
                Execute(connection, "PRAGMA quick_check") is "ok"
                && Execute(connection, "SELECT COUNT(*) FROM OrleansQuery") is > 0L
            )
                return;
        }
        catch (SqliteException)
        {
            // Told below: it is no database, or not one of ours.
        }
        throw new SettingsException($"{copy} is no sound copy of the service's SQLite file.");
    }

    private static void Write(string file, Action write)
    {
        try
        {
            write();
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{file} can't be written: {refusal.Message}");
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
        connection.Open();
        return connection;
    }

    private static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
