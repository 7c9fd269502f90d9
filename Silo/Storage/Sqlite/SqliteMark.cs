using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace MsaOrleans.Silo.Storage.Sqlite;

/// <summary>
/// A number that each run gives to the SQLite file (<c>user_version</c>) and keeps apart. The log beside the file does
/// not
/// say whose it is: where the two numbers differ, the file has been replaced, and the log is that of the one before.
/// </summary>
internal static class SqliteMark
{
    /// <summary>Of a file that no run has used.</summary>
    public const int None = 0;

    /// <summary>Of SQLite's header: where it keeps <c>user_version</c>, big-endian.</summary>
    private const int Offset = 60;

    /// <returns>Whether a log is there that belongs to another file than the one it stands beside.</returns>
    public static bool HasForeignLog(string file, string? kept) =>
        int.TryParse(kept, CultureInfo.InvariantCulture, out var mark)
        && new FileInfo($"{file}-wal") is { Exists: true, Length: > 0 }
        && Read(file) != mark;

    /// <summary>Gives a file a new number, in the file itself rather than in its log.</summary>
    public static string Renew(string file)
    {
        var mark = RandomNumberGenerator.GetInt32(1, int.MaxValue).ToString(CultureInfo.InvariantCulture);
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA user_version = {mark}; PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
        return mark;
    }

    private static int Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var header = new byte[Offset + sizeof(int)];
        return stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length
            ? None
            : BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(Offset));
    }
}
